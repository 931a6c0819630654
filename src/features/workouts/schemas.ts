import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { Day, Id, Instant, named, nullable, optional, strictObject } from '../../platform/http/schema.ts'
import { SHARING_FIELDS } from '../sharing/index.ts'
import { WORKOUT_KINDS } from '../training-log/index.ts'
import { FIGURE_FIELDS } from './figures.ts'
import { MAX_DURATION_MIN, MAX_TAG_LENGTH, MAX_TAGS, MAX_TITLE_LENGTH } from './limits.ts'

const Title = Type.String({
  minLength: 1,
  maxLength: MAX_TITLE_LENGTH,
  examples: ['Around the lake before the rain'],
})
const Notes = Type.String({ maxLength: 10_000, examples: ['Headwind on the way back.'] })
export const { type: WorkoutTypeName, sport: SportName, intensity: Intensity } = WORKOUT_KINDS
const Duration = Type.Integer({
  minimum: 1,
  maximum: MAX_DURATION_MIN,
  description: 'In minutes.',
  examples: [177],
})
const TimeZone = Type.String({ minLength: 1, maxLength: 64, examples: ['Europe/Ljubljana'] })
const Start = Type.String({
  format: 'date-time',
  maxLength: 64,
  description: 'ISO 8601 with a UTC offset.',
  examples: ['2026-11-21T15:00:00+01:00'],
})
export const Exertion = Type.Integer({
  minimum: 1,
  maximum: 10,
  description: 'The rating of perceived exertion (Borg CR10 scale), 1 to 10.',
  examples: [6],
})
/** `tags.ts` says why quotes and backslashes are forbidden. */
export const Tag = Type.String({
  minLength: 1,
  maxLength: MAX_TAG_LENGTH,
  pattern: '^[^"\\\\\\p{Cc}]*$',
  examples: ['commute'],
})
const Tags = Type.Array(Tag, {
  maxItems: MAX_TAGS,
  description: 'Stored in lower case and without duplicates.',
})
const TotalsSource = Type.Enum(['device', 'track'], {
  description: 'Which figures are shown: the totals of the device, or those computed from the track.',
})

const Owner = named(
  'Owner',
  Type.Object({
    id: Id,
    username: Type.String({ examples: ['ana.lind'] }),
    name: nullable(Type.String()),
    image: nullable(Type.String()),
  }),
)

const workoutFields = {
  id: Id,
  owner: Owner,
  title: Title,
  type: WorkoutTypeName,
  sport: SportName,
  duration: Duration,
  intensity: Intensity,
  notes: Notes,
  ...SHARING_FIELDS,
  body_visibility: nullable(SHARING_FIELDS.body_visibility),
  map_visibility: nullable(SHARING_FIELDS.map_visibility),
  hidden_ends_m: nullable(SHARING_FIELDS.hidden_ends_m),
  started_at: Instant,
  time_zone: TimeZone,
  local_date: Day,
  ...FIGURE_FIELDS,
  source: Type.Enum(['manual', 'file', 'live']),
  device: nullable(Type.String({ examples: ['Garmin Edge 500'] })),
  has_track: Type.Boolean(),
  summary_polyline: nullable(
    Type.String({ description: 'A simplified route, as an encoded polyline with five decimals.' }),
  ),
  likes_count: Type.Integer({ minimum: 0 }),
  comments_count: Type.Integer({ minimum: 0 }),
  has_liked: Type.Boolean({ description: 'You like it.' }),
  perceived_exertion: nullable(Exertion),
  tags: Type.Array(Type.String()),
  images: Type.Array(Type.String({ examples: ['/api/images/0f4c…/'] })),
  created_at: Instant,
  updated_at: Instant,
}

const Totals = named('Totals', nullable(Type.Object(FIGURE_FIELDS)))

export const Workout = named('Workout', Type.Object(workoutFields))
export type Workout = Static<typeof Workout>

export const WorkoutDetail = named(
  'WorkoutDetail',
  Type.Object({
    ...workoutFields,
    comments_closed: Type.Boolean({ description: 'Nobody can add comments.' }),
    totals_source: TotalsSource,
    device_totals: Totals,
    track_totals: Totals,
  }),
)
export type WorkoutDetail = Static<typeof WorkoutDetail>

export const TrashPage = pageOf(
  named(
    'TrashedWorkout',
    Type.Object({
      ...workoutFields,
      deleted_at: Instant,
      purged_at: Type.String({ ...Instant, description: 'When it will be deleted for good.' }),
    }),
  ),
)
export const TrashQuery = strictObject(PageQuery)

export const WorkoutPage = named('WorkoutPage', pageOf(Workout))

const writable = {
  title: Title,
  type: WorkoutTypeName,
  sport: SportName,
  intensity: Intensity,
  notes: Notes,
  ...SHARING_FIELDS,
  started_at: Start,
  time_zone: TimeZone,
  perceived_exertion: nullable(Exertion),
  tags: Tags,
  ...FIGURE_FIELDS,
}

const optionalFields = optional(writable)

export const NewWorkout = named(
  'NewWorkout',
  strictObject(
    { duration: Duration, ...optionalFields },
    {
      examples: [
        {
          sport: 'cycling',
          duration: 177,
          started_at: '2026-11-21T15:00:00+01:00',
          distance_m: 92_622,
          notes: 'Headwind on the way back.',
        },
      ],
    },
  ),
)
export type NewWorkout = Static<typeof NewWorkout>

export const WorkoutChange = named(
  'WorkoutChange',
  strictObject(
    { duration: Type.Optional(Duration), totals_source: Type.Optional(TotalsSource), ...optionalFields },
    { minProperties: 1, examples: [{ title: 'Around the lake', intensity: 'high' }] },
  ),
)
export type WorkoutChange = Static<typeof WorkoutChange>

const ORDERINGS = [
  'started_at',
  'duration',
  'distance_m',
  'ascent_m',
  'calories_kcal',
  'created_at',
  'updated_at',
] as const
type Ordering = (typeof ORDERINGS)[number]

export const WorkoutFilters = {
  ...optional(WORKOUT_KINDS),
  visibility: Type.Optional(SHARING_FIELDS.visibility),
  date_after: Type.Optional(
    Type.String({ format: 'date', description: 'Workouts on this local day or later.' }),
  ),
  date_before: Type.Optional(
    Type.String({ format: 'date', description: 'Workouts on this local day or earlier.' }),
  ),
  min_duration: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_DURATION_MIN })),
  max_duration: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_DURATION_MIN })),
  min_distance_m: Type.Optional(Type.Number({ minimum: 0 })),
  tag: Type.Optional(Tag),
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'Finds workouts in which each of these words begins a word of the title or notes. Accents, case and punctuation are ignored.',
    }),
  ),
}
const filters = Type.Object(WorkoutFilters)
export type WorkoutFilters = Static<typeof filters>

export const WorkoutQuery = strictObject({
  ...PageQuery,
  ...WorkoutFilters,
  ordering: Type.Enum(
    ORDERINGS.flatMap((name) => [name, `-${name}`] as const) as [Ordering, `-${Ordering}`],
    { default: '-started_at' },
  ),
})
export type WorkoutQuery = Static<typeof WorkoutQuery>

const {
  type,
  sport,
  intensity,
  date_after,
  date_before,
  min_duration,
  max_duration,
  min_distance_m,
  search,
} = WorkoutFilters

/** For the workouts of others. Names each filter, because one by a hidden field would reveal it. */
export const SharedWorkoutQuery = strictObject({
  ...PageQuery,
  ...{ type, sport, intensity, date_after, date_before, min_duration, max_duration, min_distance_m, search },
  ordering: Type.Enum(['started_at', '-started_at', 'duration', '-duration', 'distance_m', '-distance_m'], {
    default: '-started_at',
  }),
})
export type SharedWorkoutQuery = Static<typeof SharedWorkoutQuery>
