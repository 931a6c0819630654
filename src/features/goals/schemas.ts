import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { Day, Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { SPORTS, WORKOUT_TYPES } from '../sports/index.ts'

const Kind = Type.Enum(
  ['workouts', 'duration', 'distance', 'ascent', 'energy', 'streak', 'weight', 'custom'],
  {
    description:
      'What is measured: workouts, their minutes, metres, metres climbed or kilocalories, days in a row with one, your weight, or an amount that you say.',
    examples: ['distance'],
  },
)
const Recurrence = Type.Enum(['once', 'week', 'month', 'year'], {
  description:
    'Once, from start_date to deadline; or anew in every week, month or year of the calendar, from the one with start_date in it on; the last one ends with the deadline.',
  examples: ['month'],
})
const Description = Type.String({ maxLength: 500, examples: ['Ready for the marathon'] })
const SomeTarget = { description: 'How much of its unit is wanted.', examples: [150_000] }
const Target = Type.Number({ minimum: 0.01, maximum: 1_000_000_000, ...SomeTarget })
/** As it was let in once: in an older version it could be smaller. */
const KeptTarget = Type.Number(SomeTarget)
const Unit = Type.String({
  maxLength: 20,
  description: 'Follows from the kind: workouts, min, m, m, kcal, days, kg; free for a custom goal.',
  examples: ['m'],
})
const Start = Type.String({ ...Day, description: 'The first day, today unless it is given.' })
const Deadline = nullable(Type.String({ ...Day, description: 'The last day; null: it goes on.' }))
const TypeName = nullable(
  Type.Enum([...WORKOUT_TYPES], { description: 'Only workouts of this type count.', examples: ['cardio'] }),
)
const SportName = nullable(
  Type.Enum([...SPORTS], { description: 'Only workouts of this sport count.', examples: ['running'] }),
)
const Current = nullable(Type.Number({ description: 'In its unit; null: no weight is known.' }))
/** Far more than anybody means; what is shown has to end somewhere. */
export const MAX_PERCENT = 1_000_000
const Percent = Type.Number({
  minimum: 0,
  maximum: MAX_PERCENT,
  description: '100 means reached; it goes on to 1000000.',
  examples: [62.4],
})
const Completed = Type.Boolean({ description: 'By itself when the target is reached, or by hand.' })
const CompletedAt = nullable(
  Type.String({
    ...Instant,
    description:
      'The start of the workout that reached the target, the day of the weight (midnight UTC), or when its owner said so.',
  }),
)

export const Goal = named(
  'Goal',
  Type.Object({
    id: Id,
    kind: Kind,
    description: Description,
    target: KeptTarget,
    unit: Unit,
    period: Recurrence,
    start_date: Day,
    deadline: nullable(Day),
    type: TypeName,
    sport: SportName,
    first_date: Type.String({ ...Day, description: 'Of the period that runs now, or ran last.' }),
    last_date: nullable(Day),
    current: Current,
    progress: Type.Number({ minimum: 0, maximum: 1, examples: [0.624] }),
    percent: Percent,
    days_remaining: nullable(
      Type.Integer({ minimum: 0, description: 'Days of the period after today.', examples: [12] }),
    ),
    on_track: nullable(
      Type.Boolean({
        description:
          'At least the share of the target that is the share of days before today; null: without a last day.',
      }),
    ),
    completed: Completed,
    completed_at: CompletedAt,
    created_at: Instant,
    updated_at: Instant,
  }),
)
export type Goal = Static<typeof Goal>

const optional = {
  description: Type.Optional(Description),
  unit: Type.Optional(Unit),
  period: Type.Optional(Recurrence),
  start_date: Type.Optional(Start),
  deadline: Type.Optional(Deadline),
  type: Type.Optional(TypeName),
  sport: Type.Optional(SportName),
}

export const NewGoal = named(
  'NewGoal',
  strictObject(
    { kind: Kind, target: Target, ...optional },
    { examples: [{ kind: 'distance', target: 150_000, period: 'month', sport: 'running' }] },
  ),
)
export type NewGoal = Static<typeof NewGoal>

export const GoalChange = named(
  'GoalChange',
  strictObject(
    { kind: Type.Optional(Kind), target: Type.Optional(Target), ...optional },
    { minProperties: 1, examples: [{ target: 200_000, description: 'Ready for the marathon' }] },
  ),
)
export type GoalChange = Static<typeof GoalChange>

export const Amount = strictObject({
  amount: Type.Number({
    minimum: 0,
    maximum: 1_000_000_000,
    description: 'How far it is in this period, in the unit of the goal.',
    examples: [7],
  }),
})

export const GoalQuery = strictObject({
  ...PageQuery,
  kind: Type.Optional(Kind),
  period: Type.Optional(Recurrence),
  type: Type.Optional(Type.Enum([...WORKOUT_TYPES])),
  sport: Type.Optional(Type.Enum([...SPORTS])),
  state: Type.Optional(
    Type.Enum(['active', 'completed', 'ended', 'upcoming'], {
      description: 'Completed in the period that runs now; or else not begun, over, or running.',
    }),
  ),
  ordering: Type.Enum(['created_at', '-created_at', 'deadline', '-deadline', 'percent', '-percent'], {
    default: '-created_at',
    description: 'What has no deadline comes last.',
  }),
})
export type GoalQuery = Static<typeof GoalQuery>
export const GoalPage = named('GoalPage', pageOf(Goal))

export const HistoryQuery = strictObject(PageQuery)
export type HistoryQuery = Static<typeof HistoryQuery>
export const PastPeriod = named(
  'PastPeriod',
  Type.Object({
    first_date: Day,
    last_date: Day,
    current: Current,
    target: KeptTarget,
    percent: Percent,
    completed: Completed,
    completed_at: CompletedAt,
  }),
)
export type PastPeriod = Static<typeof PastPeriod>
export const HistoryPage = named('GoalHistoryPage', pageOf(PastPeriod))

const count = (description: string) => Type.Integer({ minimum: 0, description })

export const GoalSummary = named(
  'GoalSummary',
  Type.Object({
    total: count('All goals.'),
    active: count('Running and not completed.'),
    completed: count('Completed in the period that runs now.'),
    on_track: count('Of those that are active.'),
    next: Type.Array(Goal, { description: 'The active ones whose period ends first, at most 5.' }),
  }),
)
export type GoalSummary = Static<typeof GoalSummary>
