import { type Static, Type } from 'typebox'
import { Day, Instant, named, nullable, optional, strictObject } from '../../platform/http/schema.ts'
import { TOTALS_FIELDS } from '../profiles/index.ts'
import { WORKOUT_KINDS } from '../training-log/index.ts'
import { Workout } from '../workouts/index.ts'
import { GROUPINGS } from './periods.ts'
import { RECORD_KINDS, RECORD_UNITS } from './records.ts'

const kinds = WORKOUT_KINDS
const kindFilters = optional(kinds)
/** The calendar and the records have no filter by intensity. */
const { type, sport } = kindFilters

const day = (description: string) => Type.Optional(Type.String({ format: 'date', description }))
const DAYS = {
  from: day('First local day.'),
  to: day('Last local day.'),
}

export const StatisticsQuery = strictObject({
  ...DAYS,
  group_by: Type.Optional(
    Type.Enum([...GROUPINGS], { description: 'Adds `periods`: the sums of each day, week, month or year.' }),
  ),
  week_start: Type.Optional(
    Type.Enum(['monday', 'sunday'], {
      description: 'The first day of the week; by default the one of your account.',
    }),
  ),
  ...kindFilters,
})
export type StatisticsQuery = Static<typeof StatisticsQuery>
export const CalendarQuery = strictObject({ ...DAYS, type, sport })
export type CalendarQuery = Static<typeof CalendarQuery>
export const RecordsQuery = strictObject({ type, sport })
export const NoQuery = strictObject({})

const average = (description: string, example: number) =>
  Type.Number({ minimum: 0, description, examples: [example] })

const SUMS = {
  ...TOTALS_FIELDS,
  avg_duration: average('Minutes per workout.', 66.9),
  avg_distance_m: nullable(average('Over workouts that have a distance.', 14_178.86)),
  avg_speed_mps: nullable(
    average('Distance divided by duration, over workouts that have a distance.', 3.422),
  ),
  avg_hr_bpm: nullable(average('Weighted by duration, beats per minute.', 142.3)),
}
const PERIOD = { first_date: Day, last_date: Day, ...SUMS }
const Sums = named('Sums', Type.Object(SUMS))
export type Sums = Static<typeof Sums>
const Period = named(
  'Period',
  Type.Object(PERIOD, { description: 'A calendar period, with its first and last day.' }),
)

/** Sorted by the number of workouts, the most first. */
const BY = {
  by_type: Type.Array(named('TypeSums', Type.Object({ type: kinds.type, ...SUMS }))),
  by_sport: Type.Array(named('SportSums', Type.Object({ sport: kinds.sport, ...SUMS }))),
}

const STREAKS = {
  workout_streak: Type.Integer({
    minimum: 0,
    description: 'Consecutive days with a workout. Ends when a whole day passes without one.',
  }),
  longest_streak: Type.Integer({ minimum: 0 }),
}

export const Statistics = named(
  'Statistics',
  Type.Object({
    from: nullable(Day),
    to: nullable(Day),
    totals: Sums,
    ...BY,
    by_intensity: Type.Array(named('IntensitySums', Type.Object({ intensity: kinds.intensity, ...SUMS }))),
    this_week: Period,
    last_week: Period,
    this_month: Period,
    last_month: Period,
    ...STREAKS,
    periods: Type.Unsafe<Static<typeof Period>[] | null>({
      type: ['array', 'null'],
      items: Period,
      description: 'With `group_by`: the periods that have workouts, the earliest first.',
    }),
  }),
)
export type Statistics = Static<typeof Statistics>

export const Summary = named(
  'Summary',
  Type.Object({
    recent: Type.Array(Workout, { description: 'The latest five workouts.' }),
    total_workouts: Type.Integer({ minimum: 0 }),
    ...STREAKS,
    last_workout: nullable(Instant),
    this_week: Period,
    last_week: Period,
  }),
)
export type Summary = Static<typeof Summary>

export const Calendar = named(
  'Calendar',
  Type.Object({
    from: Day,
    to: Day,
    days: Type.Array(
      named(
        'CalendarDay',
        Type.Object({
          date: Day,
          ...TOTALS_FIELDS,
          sports: Type.Array(kinds.sport, { description: 'By duration, the longest first.' }),
        }),
      ),
      { description: 'Days that have workouts, the earliest first.' },
    ),
  }),
)
export type Calendar = Static<typeof Calendar>

export const Records = named(
  'Records',
  Type.Object({
    records: Type.Array(
      named(
        'WorkoutRecord',
        Type.Object({
          kind: Type.Enum([...RECORD_KINDS], {
            description:
              '`fastest`: among workouts of at least 400 m, the highest average speed. Where a workout of at least 10 minutes has none, distance divided by duration counts.',
          }),
          value: Type.Number({ minimum: 0 }),
          unit: Type.Enum([...RECORD_UNITS]),
          workout: Workout,
        }),
      ),
      {
        description: 'Each record with the workout that holds it. Of equal workouts, the earliest holds it.',
      },
    ),
  }),
)
export type Records = Static<typeof Records>

export const ProfileStats = named('ProfileStats', Type.Object({ totals: Sums, ...BY }))
export type ProfileStats = Static<typeof ProfileStats>
