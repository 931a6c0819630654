import { type Static, Type } from 'typebox'
import { cursorPageOf, PageQuery } from '../../platform/http/pagination.ts'
import { named, optional, strictObject } from '../../platform/http/schema.ts'
import { Highlights } from '../highlights/index.ts'
import { Comment } from '../social/index.ts'
import { WORKOUT_KINDS } from '../training-log/index.ts'
import { Workout } from '../workouts/index.ts'

const { type, sport } = WORKOUT_KINDS

export const FeedQuery = strictObject({
  cursor: Type.Optional(
    Type.String({
      pattern: '^(before|after)_-?\\d{1,15}_\\d{1,15}$',
      description: 'From `next` or `previous` of another page.',
    }),
  ),
  page_size: { ...PageQuery.page_size, default: 10 },
  ...optional({ type, sport }),
  with_comments: Type.Boolean({ default: false, description: 'Only workouts with comments that you see.' }),
  person: Type.Optional(
    Type.String({
      maxLength: 30,
      description: 'Only workouts of the person with this username; `me` for your own.',
    }),
  ),
})
export type FeedQuery = Static<typeof FeedQuery>

export const FeedEntry = named(
  'FeedEntry',
  Type.Object({
    ...Workout.properties,
    highlights: Highlights,
    comments: Type.Array(Comment, { description: 'The latest three, the oldest first.' }),
  }),
)
export type FeedEntry = Static<typeof FeedEntry>

export const FeedPage = named('FeedPage', cursorPageOf(FeedEntry))
