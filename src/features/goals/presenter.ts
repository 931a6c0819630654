import { toIso } from '../../platform/time.ts'
import type { Period } from './periods.ts'
import { daysRemaining, isOnTrack, percentOf, progressOf, type Standing } from './progress.ts'
import type { GoalRow } from './queries.ts'
import type { Goal, PastPeriod } from './schemas.ts'

/** A goal in one of its periods, as it stands there. */
export type View = { goal: GoalRow; period: Period; standing: Standing }

/** A goal in the period that runs on `today`, as the API shows it. */
export function toGoal({ goal, period, standing }: View, today: string): Goal {
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
    current: standing.current,
    progress: progressOf(standing.share),
    percent: percentOf(standing.share),
    days_remaining: daysRemaining(period, today),
    on_track: isOnTrack(standing, period, today),
    completed: standing.completed,
    completed_at: instant(standing.completed_at),
    created_at: toIso(goal.created_at),
    updated_at: toIso(goal.updated_at),
  }
}

/** A goal in a period that is over, as its history shows it. */
export function toPastPeriod({ goal, period, standing }: View): PastPeriod {
  return {
    first_date: period.first_date,
    last_date: period.last_date ?? period.first_date,
    current: standing.current,
    target: goal.target,
    percent: percentOf(standing.share),
    completed: standing.completed,
    completed_at: instant(standing.completed_at),
  }
}

function instant(at: number | null): string | null {
  return at === null ? null : toIso(at)
}
