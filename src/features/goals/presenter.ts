import { toIso } from '../../platform/time.ts'
import type { Period } from './periods.ts'
import { daysRemaining, isOnTrack, type PeriodResult, percentOf, progressOf } from './progress.ts'
import type { GoalRow } from './queries.ts'
import type { Goal, PastPeriod } from './schemas.ts'

/** A goal in one of its periods, and its result there. */
export type GoalView = { goal: GoalRow; period: Period; result: PeriodResult }

/** A goal in its current period, as the API shows it. */
export function toGoal({ goal, period, result }: GoalView, today: string): Goal {
  return {
    id: goal.id,
    kind: goal.kind,
    description: goal.description,
    target: goal.target,
    unit: goal.unit,
    period: goal.period,
    start_date: goal.start_date,
    deadline: goal.deadline,
    type: goal.type,
    sport: goal.sport,
    first_date: period.first_date,
    last_date: period.last_date,
    current: result.current,
    progress: progressOf(result.share),
    percent: percentOf(result.share),
    days_remaining: daysRemaining(period, today),
    on_track: isOnTrack(result, period, today),
    completed: result.completed,
    completed_at: instantOrNull(result.completed_at),
    created_at: toIso(goal.created_at),
    updated_at: toIso(goal.updated_at),
  }
}

/** A goal in a past period, as its history shows it. */
export function toPastPeriod({ goal, period, result }: GoalView): PastPeriod {
  return {
    first_date: period.first_date,
    last_date: period.last_date ?? period.first_date,
    current: result.current,
    target: goal.target,
    percent: percentOf(result.share),
    completed: result.completed,
    completed_at: instantOrNull(result.completed_at),
  }
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : toIso(at)
}
