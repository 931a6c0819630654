import type { Selectable } from 'kysely'
import { countAmount, countLongestStreak, type WorkoutAmounts } from './counting.ts'
import { type AmountColumn, rulesOf, scaleOf } from './kinds.ts'
import type { Period } from './periods.ts'
import type { GoalPeriodTable, GoalTable } from './tables.ts'

type Weighing = { local_date: string; weight_kg: number }
/** What the owner set by hand for one period of a goal. */
export type PeriodOverride = Omit<Selectable<GoalPeriodTable>, 'goal_id' | 'first_date'>

export const NO_OVERRIDE: PeriodOverride = { amount: null, is_completed: null, marked_at: null }

export type ProgressInputs = {
  /** In the order of their starts. */
  workouts: readonly WorkoutAmounts[]
  /** In the order of their days. */
  weights: readonly Weighing[]
}

/** How far a goal is in one period, before overrides of its completion. */
export type Measurement = {
  /** In the goal's unit; null for a weight goal without any weight. */
  current: number | null
  /** The share of the target, or of the way to a target weight, that is done. Above 1 when the target is exceeded. */
  share: number
  isReached: boolean
  /** Unix milliseconds; null if the target is not reached. */
  reached_at: number | null
}

export type MeasuredGoal = Pick<GoalTable, 'kind' | 'target' | 'type' | 'sport'>

/** Measures a goal in one of its periods. */
export function measureGoal(
  goal: MeasuredGoal,
  period: Period,
  { workouts, weights }: ProgressInputs,
  override: PeriodOverride,
): Measurement {
  const { measures } = rulesOf(goal.kind)
  if (measures === 'weight') return measureWeight(goal.target, period, weights)
  if (measures === 'override') return measureAmount(goal.target, override)
  const { amount, reached_by } = countWorkouts(goal, period, workouts, measures)
  const current = amount / (scaleOf(goal.kind) ?? 1)
  return {
    current,
    share: current / goal.target,
    isReached: reached_by !== null,
    reached_at: reached_by?.started_at ?? null,
  }
}

/** Counts what a goal `measures` of the workouts in one of its periods. */
export function countWorkouts<Workout extends WorkoutAmounts>(
  { kind, target, type, sport }: MeasuredGoal,
  period: Period,
  workouts: readonly Workout[],
  measures: 'workouts' | 'days' | AmountColumn,
) {
  const scope = { ...period, type, sport }
  const wanted = toFixedPointTarget(target, scaleOf(kind) ?? 1)
  return measures === 'days'
    ? countLongestStreak(workouts, scope, wanted)
    : countAmount(workouts, scope, measures, wanted)
}

/** The smallest whole amount that reaches the target. */
function toFixedPointTarget(target: number, scale: number): number {
  // Drops the floating-point error of the product: 0.07 * 100 is slightly more than 7.
  const scaled = Math.round(target * scale * 1000) / 1000
  return Math.max(1, Math.ceil(scaled))
}

function measureAmount(target: number, { amount, marked_at }: PeriodOverride): Measurement {
  const current = amount ?? 0
  const isReached = current >= target
  return { current, share: current / target, isReached, reached_at: isReached ? marked_at : null }
}

/** Drops the floating-point error of the subtraction: 71.1 - 71 is slightly less than 0.1. */
const difference = (a: number, b: number) => Math.round((a - b) * 1e6) / 1e6

/**
 * Progress runs from the start weight down or up to the target. The start weight is the last one on or before the first
 * day, or else the first one after it. If it equals the target, the goal is to stay at or below the target. The goal is
 * reached while the newest weight meets the target; `reached_at` is midnight UTC of the first day in the period with
 * such a weight.
 */
function measureWeight(target: number, period: Period, weights: readonly Weighing[]): Measurement {
  const known = weights.filter(
    ({ local_date }) => period.last_date === null || local_date <= period.last_date,
  )
  const newest = known.at(-1)
  const start = known.findLast(({ local_date }) => local_date <= period.first_date) ?? known[0]
  if (!newest || !start) return { current: null, share: 0, isReached: false, reached_at: null }
  const change = difference(start.weight_kg, target)
  const meetsTarget = ({ weight_kg }: Weighing) => (change < 0 ? weight_kg >= target : weight_kg <= target)
  const isReached = meetsTarget(newest)
  const first = known.slice(known.indexOf(start)).find(meetsTarget)
  const day = first && first.local_date > period.first_date ? first.local_date : period.first_date
  return {
    current: newest.weight_kg,
    share:
      change === 0 ? Number(isReached) : Math.max(0, difference(start.weight_kg, newest.weight_kg) / change),
    isReached,
    reached_at: isReached ? Date.parse(day) : null,
  }
}
