import { Refusal } from './refusal.ts'

export const MAX_POINTS = 500_000

/** A triathlon has five sessions, a pool swim hundreds of laps. */
export const MAX_WORKOUTS = 100
export const MAX_LAPS = 10_000

export function assertPointCount(points: number): void {
  if (points > MAX_POINTS) throw new Refusal({ code: 'too_many_points', maximum: MAX_POINTS })
}

export function assertSummaryCounts({ workouts, laps }: { workouts: number; laps: number }): void {
  if (workouts > MAX_WORKOUTS) throw new Refusal({ code: 'too_many_workouts', maximum: MAX_WORKOUTS })
  if (laps > MAX_LAPS) throw new Refusal({ code: 'too_many_laps', maximum: MAX_LAPS })
}
