import type { Person, TestApp } from '../support/app.ts'
import type { Compare } from './compare.ts'
import { compareGoals } from './drift-recount-goals.ts'
import { comparePictures } from './drift-recount-pictures.ts'

/** One line per stored value that differs from its recount. */
export async function driftOf(test: TestApp, person: Person): Promise<string[]> {
  const drift: string[] = []
  const compare: Compare = (what, counted, recounted) => {
    const [a, b] = [JSON.stringify(counted), JSON.stringify(recounted)]
    if (a !== b) drift.push(`${person.username}: ${what} is ${a}, not ${b}`)
  }
  await compareDays(test, person, compare)
  await comparePictures(test, person, compare)
  await compareGoals(test, person, compare)
  return drift
}

/** Compares counters and streaks with a recount of the workouts. */
async function compareDays({ services: { db } }: TestApp, { id }: Person, compare: Compare): Promise<void> {
  const stored = await db
    .selectFrom('workout')
    .select(['local_date', 'started_at', 'deleted_at', 'visibility'])
    .where('owner_id', '=', id)
    .execute()
  const rows = stored.filter(({ deleted_at }) => deleted_at === null)
  const byDay = Map.groupBy(rows, (row) => row.local_date)
  const days = [...byDay.keys()].toSorted()
  const runs: { first_date: string; last_date: string; days: number }[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && Date.parse(day) - Date.parse(last.last_date) === 86_400_000) {
      last.last_date = day
      last.days++
    } else runs.push({ first_date: day, last_date: day, days: 1 })
  }
  const counted = await db
    .selectFrom('workout_day')
    .select(['local_date', 'workouts'])
    .where('owner_id', '=', id)
    .orderBy('local_date')
    .execute()
  compare(
    'workout_day',
    counted,
    days.map((local_date) => ({ local_date, workouts: byDay.get(local_date)?.length })),
  )
  const countedRuns = await db
    .selectFrom('streak_run')
    .select(['first_date', 'last_date', 'days'])
    .where('owner_id', '=', id)
    .orderBy('first_date')
    .execute()
  compare('streak_run', countedRuns, runs)
  const profile = await db
    .selectFrom('profile')
    .select(['total_workouts', 'stored_workouts', 'followers_workouts', 'public_workouts'])
    .select(['last_workout_at', 'longest_streak', 'streak_first_date', 'streak_last_date'])
    .where('account_id', '=', id)
    .executeTakeFirst()
  compare('profile', profile, {
    total_workouts: rows.length,
    stored_workouts: stored.length,
    followers_workouts: rows.filter((row) => row.visibility === 'followers').length,
    public_workouts: rows.filter((row) => row.visibility === 'public').length,
    last_workout_at: rows.length > 0 ? Math.max(...rows.map((row) => row.started_at)) : null,
    longest_streak: Math.max(0, ...runs.map((run) => run.days)),
    streak_first_date: runs.at(-1)?.first_date ?? null,
    streak_last_date: runs.at(-1)?.last_date ?? null,
  })
}
