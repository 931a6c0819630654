import { type Static, Type } from 'typebox'
import { PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { Day, Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { SPORTS, WORKOUT_TYPES } from '../sports/index.ts'
import { GOAL_KINDS, type GoalKind } from './kinds.ts'

const rules = Object.values(GOAL_KINDS)
const listOf = (texts: string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(texts)
const Kind = Type.Enum(Object.keys(GOAL_KINDS) as [GoalKind, ...GoalKind[]], {
  description: `What is measured: ${listOf(rules.map(({ description }) => description))}.`,
  examples: ['distance'],
})
const Recurrence = Type.Enum(['once', 'week', 'month', 'year'], {
  description:
    '`once`: one period, from start_date to deadline. Otherwise each calendar week, month or year is a period: the first contains start_date, the last ends on the deadline.',
  examples: ['month'],
})
const Description = Type.String({ maxLength: 500, examples: ['Ready for the marathon'] })
const TARGET = { description: 'The amount to reach, in the unit of the goal.', examples: [150_000] }
const Target = Type.Number({ minimum: 0.01, maximum: 1_000_000_000, ...TARGET })
/** Has no minimum, because older versions accepted smaller targets. */
const StoredTarget = Type.Number(TARGET)
const Unit = Type.String({
  maxLength: 20,
  description: `Determined by the kind: ${rules.flatMap(({ unit }) => unit ?? []).join(', ')}. Free text for a custom goal.`,
  examples: ['m'],
})
const Start = Type.String({ ...Day, description: 'The first day; today by default.' })
const Deadline = nullable(Type.String({ ...Day, description: 'The last day; null for no end.' }))
const TypeName = nullable(
  Type.Enum([...WORKOUT_TYPES], { description: 'Only workouts of this type count.', examples: ['cardio'] }),
)
const SportName = nullable(
  Type.Enum([...SPORTS], { description: 'Only workouts of this sport count.', examples: ['running'] }),
)
const Current = nullable(
  Type.Number({ description: 'The amount so far, in the unit of the goal; null while no weight is known.' }),
)
/** Percentages are capped: with a tiny target they could have hundreds of digits. */
export const MAX_PERCENT = 1_000_000
const Percent = Type.Number({
  minimum: 0,
  maximum: MAX_PERCENT,
  description: 'The progress in per cent of the target; at most 1000000.',
  examples: [62.4],
})
const Completed = Type.Boolean({
  description: 'True once the target is reached, or when you have marked the goal as completed.',
})
const CompletedAt = nullable(
  Type.String({
    ...Instant,
    description:
      'The start of the workout that reached the target, the day of the weight that did (midnight UTC), or the time at which you marked the goal as completed.',
  }),
)

export const Goal = named(
  'Goal',
  Type.Object({
    id: Id,
    kind: Kind,
    description: Description,
    target: StoredTarget,
    unit: Unit,
    period: Recurrence,
    start_date: Day,
    deadline: nullable(Day),
    type: TypeName,
    sport: SportName,
    first_date: Type.String({
      ...Day,
      description: 'The first day of the current period or, of a goal that has ended, of the last one.',
    }),
    last_date: nullable(Day),
    current: Current,
    progress: Type.Number({ minimum: 0, maximum: 1, examples: [0.624] }),
    percent: Percent,
    days_remaining: nullable(
      Type.Integer({ minimum: 0, description: 'The days left in the period after today.', examples: [12] }),
    ),
    on_track: nullable(
      Type.Boolean({
        description:
          'True when the share of the target that is reached is at least the share of the days that have passed; null without a last day.',
      }),
    ),
    completed: Completed,
    completed_at: CompletedAt,
    created_at: Instant,
    updated_at: Instant,
  }),
)
export type Goal = Static<typeof Goal>

const optionalFields = {
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
    { kind: Kind, target: Target, ...optionalFields },
    { examples: [{ kind: 'distance', target: 150_000, period: 'month', sport: 'running' }] },
  ),
)
export type NewGoal = Static<typeof NewGoal>

export const GoalChange = named(
  'GoalChange',
  strictObject(
    { kind: Type.Optional(Kind), target: Type.Optional(Target), ...optionalFields },
    { minProperties: 1, examples: [{ target: 200_000, description: 'Ready for the marathon' }] },
  ),
)
export type GoalChange = Static<typeof GoalChange>

export const Amount = strictObject({
  amount: Type.Number({
    minimum: 0,
    maximum: 1_000_000_000,
    description: 'The progress in the current period, in the unit of the goal.',
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
      description: '`completed` in the current period; all other goals are `upcoming`, `active` or `ended`.',
    }),
  ),
  ordering: Type.Enum(['created_at', '-created_at', 'deadline', '-deadline', 'percent', '-percent'], {
    default: '-created_at',
    description: 'Goals without a deadline come last.',
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
    target: StoredTarget,
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
    active: count('Goals whose period includes today and that are not completed.'),
    completed: count('Goals that are completed in their current period.'),
    on_track: count('Active goals that are on track.'),
    next: Type.Array(Goal, { description: 'The active goals whose periods end first, at most 5.' }),
  }),
)
export type GoalSummary = Static<typeof GoalSummary>
