import type { Days } from '../../platform/calendar.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import { currentStreak, type WorkoutFilter, type WorkoutSums } from '../training-log/index.ts'
import { toSums } from './averages.ts'
import { recentRows } from './queries.ts'
import type { Sums } from './schemas.ts'

type DaySums = WorkoutSums & { local_date: string }

const NO_COUNTERS = {
  total_workouts: 0,
  last_workout_at: null,
  longest_streak: 0,
  streak_first_date: null,
  streak_last_date: null,
}

/** The sums of each named period, and the owner's counters on `today`, in one statement. */
export async function loadRecent<Name extends string>(
  db: Db,
  filter: WorkoutFilter,
  today: string,
  periods: Record<Name, Days>,
) {
  const all = Object.entries<Days>(periods)
  const [date_after] = all.map(([, { first_date }]) => first_date).sort()
  const date_before = all
    .map(([, { last_date }]) => last_date)
    .sort()
    .at(-1)
  const rows = await recentRows(db, { ...filter, date_after, date_before })
  const days = rows.filter(({ local_date }) => local_date !== null) as DaySums[]
  const counters = rows[0] ?? NO_COUNTERS
  const run = { first_date: counters.streak_first_date, last_date: counters.streak_last_date }
  const { total_workouts, longest_streak, last_workout_at } = counters
  return {
    periods: Object.fromEntries(
      all.map(([name, period]) => [name, { ...period, ...sumsWithin(days, period) }]),
    ) as Record<Name, Days & Sums>,
    total_workouts,
    last_workout: last_workout_at === null ? null : toIso(last_workout_at),
    workout_streak: currentStreak(run, today),
    longest_streak,
  }
}

function sumsWithin(days: readonly DaySums[], { first_date, last_date }: Days): Sums {
  return toSums(days.filter(({ local_date }) => local_date >= first_date && local_date <= last_date))
}
