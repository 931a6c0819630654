import type { Workout } from '../../api/types.ts'

export type Month = { month: string; workouts: Workout[] }

/** Groups workouts, newest first, by the month of their local day (`2026-11`). */
export function groupByMonth(workouts: readonly Workout[]): Month[] {
  const months: Month[] = []
  for (const workout of workouts) {
    const month = workout.local_date.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.workouts.push(workout)
    else months.push({ month, workouts: [workout] })
  }
  return months
}
