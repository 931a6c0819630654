import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import {
  Day,
  Id,
  Instant,
  named,
  nullable,
  ONE_LINE,
  optional,
  strictObject,
} from '../../platform/http/schema.ts'
import { viewerRelation } from '../relations/index.ts'

const Sex = Type.Enum(['female', 'male', 'other'])
const whole = (minimum: number, maximum: number, description: string) =>
  nullable(Type.Integer({ minimum, maximum, description }))

/** Figures of the body that help to judge training. Others see them only if the person shares them. */
const BODY = {
  birth_date: nullable(Day),
  sex: nullable(Sex),
  height_cm: nullable(Type.Number({ minimum: 50, maximum: 280 })),
  resting_hr_bpm: whole(20, 150, 'Resting heart rate.'),
  max_hr_bpm: whole(80, 250, 'Maximum heart rate.'),
  threshold_hr_bpm: whole(60, 230, 'Heart rate at the lactate threshold.'),
  ftp_w: whole(30, 700, 'Functional threshold power.'),
}

const Name = Type.String({ maxLength: 60, pattern: ONE_LINE, examples: ['Ana Lind'] })
const Bio = Type.String({ maxLength: 500, examples: ['Runs before breakfast.'] })

export const ProfileListItem = named(
  'ProfileListItem',
  Type.Object({
    username: Type.String(),
    name: Type.String(),
    bio: nullable(Type.String()),
    image: nullable(Type.String()),
    is_private: Type.Boolean(),
    is_owner: Type.Boolean(),
    ...viewerRelation.fields,
    total_workouts: nullable(Type.Integer({ description: 'How many of the workouts you see.' })),
    workout_streak: nullable(
      Type.Integer({
        description: 'Consecutive days with a workout. Ends when a whole day passes without one.',
      }),
    ),
    longest_streak: nullable(Type.Integer()),
    last_workout: nullable(Type.String({ ...Instant, description: 'Null for other people.' })),
    created_at: Instant,
    body: nullable(Type.Object(BODY, { title: 'Body' })),
  }),
)
export type ProfileListItem = Static<typeof ProfileListItem>

const amount = (description: string, example: number) =>
  Type.Number({ minimum: 0, description, examples: [example] })

/** The totals of a set of workouts. */
export const TOTALS_FIELDS = {
  workouts: Type.Integer({ minimum: 0, examples: [214] }),
  duration: Type.Integer({ minimum: 0, description: 'In minutes.', examples: [14_310] }),
  distance_m: amount('Distance.', 2_481_300.5),
  ascent_m: amount('Elevation gain.', 18_240),
  calories_kcal: amount('Energy, kilocalories.', 131_050),
}

export const Profile = named(
  'Profile',
  Type.Object({
    ...ProfileListItem.properties,
    followers_count: nullable(Type.Integer({ minimum: 0 })),
    following_count: nullable(
      Type.Integer({ minimum: 0, description: 'How many people this person follows.' }),
    ),
    is_muted: Type.Boolean({ description: 'You have muted this person.' }),
    totals: nullable(
      Type.Object(TOTALS_FIELDS, { title: 'ProfileTotals', description: 'Null for other people.' }),
    ),
    shows_body: nullable(
      Type.Boolean({ description: 'Whether other people see the body values. Null for them.' }),
    ),
    shows_streaks: nullable(
      Type.Boolean({ description: 'Whether others see the streaks. Only for the owner.' }),
    ),
    allows_indexing: nullable(
      Type.Boolean({
        description: 'Whether search engines may list the pages of public workouts. Only for the owner.',
      }),
    ),
  }),
)

export type Profile = Static<typeof Profile>

export const OwnProfile = named(
  'OwnProfile',
  Type.Object({
    ...ProfileListItem.properties,
    shows_body: Type.Boolean(),
    shows_streaks: Type.Boolean(),
    allows_indexing: Type.Boolean(),
  }),
)

export const ProfileChange = named(
  'ProfileChange',
  strictObject(
    {
      name: Type.Optional(Name),
      bio: Type.Optional(Bio),
      is_private: Type.Optional(Type.Boolean()),
      shows_body: Type.Optional(Type.Boolean({ description: 'Whether other people see the body values.' })),
      shows_streaks: Type.Optional(
        Type.Boolean({
          description: 'Others see the streaks, which also count workouts that they do not see.',
        }),
      ),
      allows_indexing: Type.Optional(
        Type.Boolean({
          description: 'Search engines may list the pages of public workouts, if this server has such pages.',
        }),
      ),
      ...optional(BODY),
    },
    { minProperties: 1, examples: [{ name: 'Ana Lind', max_hr_bpm: 187 }] },
  ),
)
export type ProfileChange = Static<typeof ProfileChange>

export const ProfileQuery = strictObject({
  ...PageQuery,
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: 'A part of the username or of the name.' }),
  ),
})
export type ProfileQuery = Static<typeof ProfileQuery>
export const ProfilePage = pageOf(ProfileListItem)

export const Weight = named(
  'Weight',
  Type.Object({ id: Id, date: Day, weight_kg: Type.Number({ minimum: 20, maximum: 500 }) }),
)
export const WeightInput = strictObject({
  weight_kg: Type.Number({ minimum: 20, maximum: 500, examples: [68.4] }),
})
export const WeightQuery = strictObject({ ...PageQuery })
export const WeightPage = pageOf(Weight)
export const DateParams = Type.Object({ date: Day })
