import { type Static, Type } from 'typebox'
import { Id, named, strictObject } from '../../platform/http/schema.ts'
import { IMAGE_SIZES_PX, type ImageSize } from './renditions.ts'

const EXAMPLE = '0f4c1d2e3b4a59687786a5b4c3d2e1f0'
const Name = Type.String({ minLength: 1, maxLength: 64, examples: [EXAMPLE] })
const Address = Type.String({
  examples: [`/api/images/${EXAMPLE}/`],
  description: 'Its address; with `?size=` 96, 320 or 1280 the longest side is at most so many pixels.',
})

/** For the documents: the body is a stream, and is read as one. */
export const ImageBody = {
  type: 'object',
  required: ['image'],
  properties: {
    image: {
      type: 'string',
      format: 'binary',
      description: 'A JPEG, PNG, WebP or AVIF picture of at most 10 MB and 40 million pixels.',
    },
  },
} as const

export const WorkoutImage = named(
  'WorkoutImage',
  Type.Object({
    name: Name,
    image: Address,
    width: Type.Integer({ minimum: 1, description: 'Of the largest size, in pixels.' }),
    height: Type.Integer({ minimum: 1 }),
  }),
)
export type WorkoutImage = Static<typeof WorkoutImage>

export const ProfileImage = Type.Object({ image: Address })

/** The example is that of a workout without images. */
export const ImageOrder = strictObject(
  {
    images: Type.Array(Name, {
      maxItems: 10,
      description: 'The names of all its images, in their new order.',
    }),
  },
  { examples: [{ images: [] }] },
)
export const ImageList = Type.Object({ images: Type.Array(Address) })

export const WorkoutImageParams = Type.Object({ id: Id, name: Name })
export const ImageParams = Type.Object({ name: Name })
export const ImageQuery = strictObject({
  size: Type.Unsafe<ImageSize>({
    type: 'integer',
    enum: IMAGE_SIZES_PX.toReversed(),
    default: 1280,
    description: 'The longest side in pixels, at most; nothing is made larger than it was.',
  }),
})
