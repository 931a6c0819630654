import { type Static, Type } from 'typebox'
import { Id, named, strictObject } from '../../platform/http/schema.ts'
import { IMAGE_SIZES_PX } from '../media/index.ts'

const EXAMPLE = '0f4c1d2e3b4a59687786a5b4c3d2e1f0'
const Name = Type.String({ minLength: 1, maxLength: 64, examples: [EXAMPLE] })
const Address = Type.String({
  examples: [`/api/images/${EXAMPLE}/`],
  description: 'The path of the picture. `?size=` sets the longest side in pixels: 96, 320 or 1280.',
})

/** The form field that holds the file. */
export const IMAGE_FIELD = 'image'

/** Only for the OpenAPI document: the body is read as a stream and not validated. */
export const ImageBody = Type.Unsafe<undefined>({
  type: 'object',
  required: [IMAGE_FIELD],
  properties: {
    [IMAGE_FIELD]: {
      type: 'string',
      format: 'binary',
      description: 'A JPEG, PNG, WebP or AVIF picture of at most 10 MB and 40 million pixels.',
    },
  },
})

export const WorkoutImage = named(
  'WorkoutImage',
  Type.Object({
    name: Name,
    image: Address,
    width: Type.Integer({ minimum: 1, description: 'The width of the largest size, in pixels.' }),
    height: Type.Integer({ minimum: 1 }),
  }),
)
export type WorkoutImage = Static<typeof WorkoutImage>

export const ProfileImage = Type.Object({ image: Address })

/** The example is valid for a workout without images. */
export const ImageOrder = strictObject(
  {
    images: Type.Array(Name, {
      maxItems: 10,
      description: "The names of all the workout's images in their new order.",
    }),
  },
  { examples: [{ images: [] }] },
)
export const ImageList = Type.Object({ images: Type.Array(Address) })

export const WorkoutImageParams = Type.Object({ id: Id, name: Name })
export const ImageParams = Type.Object({ name: Name })
export const ImageQuery = strictObject({
  size: Type.Unsafe<(typeof IMAGE_SIZES_PX)[number]>({
    type: 'integer',
    enum: IMAGE_SIZES_PX.toReversed(),
    default: 1280,
    description: 'The longest side in pixels. A picture is never enlarged.',
  }),
})

export const ImageContent = {
  content: {
    'image/webp': {
      schema: Type.Unsafe<unknown>({
        type: 'string',
        format: 'binary',
        examples: ['(the bytes of the picture)'],
      }),
    },
  },
}
export const NotModified = Type.Unsafe<undefined>({
  type: 'null',
  description: "The client's copy is current.",
})
