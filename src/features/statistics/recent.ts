import type { Days } from '../../platform/calendar.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import { streakNow } from '../profiles/index.ts'
import { recentRowsOf, type Selection } from './queries.ts'
import { type Sums, type Tally, toSums } from './sums.ts'

type Period = Days & Sums
type DayTally = Tally & { local_date: string }

const NO_COUNTERS = {
  total_workouts: 0,
  last_workout_at: null,
  longest_streak: 0,
  streak_first_date: null,
  streak_last_date: null,
}

/** The sums of each of the `wanted` periods, and the owner's counters as they stand on `today`; one statement. */
export async function recentOf<Name extends string>(
  db: Db,
  selection: Selection,
  today: string,
  wanted: Record<Name, Days>,
) {
  const all = Object.entries<Days>(wanted)
  const [from] = all.map(([, { first_date }]) => first_date).sort()
  const to = all
    .map(([, { last_date }]) => last_date)
    .sort()
    .at(-1)
  const rows = await recentRowsOf(db, { ...selection, from, to })
  const days = rows.filter(({ local_date }) => local_date !== null) as DayTally[]
  const periods = all.map(([name, period]): [string, Period] => [
    name,
    { ...period, ...sumsOn(days, period) },
  ])
  const counters = rows[0] ?? NO_COUNTERS
  const { total_workouts, longest_streak, last_workout_at } = counters
  return {
    periods: Object.fromEntries(periods) as Record<Name, Period>,
    total_workouts,
    last_workout: last_workout_at === null ? null : toIso(last_workout_at),
    workout_streak: streakNow(counters, today),
    longest_streak,
  }
}

function sumsOn(days: readonly DayTally[], { first_date, last_date }: Days): Sums {
  return toSums(days.filter(({ local_date }) => local_date >= first_date && local_date <= last_date))
}
