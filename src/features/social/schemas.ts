import { type Static, Type } from 'typebox'
import { named } from '../../platform/http/schema.ts'

export const Likes = named(
  'Likes',
  Type.Object({
    likes_count: Type.Integer({ minimum: 0 }),
    has_liked: Type.Boolean({ description: 'You like it.' }),
  }),
)
export type Likes = Static<typeof Likes>
