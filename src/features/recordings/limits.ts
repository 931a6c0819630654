import { Refusal } from './refusal.ts'

const MAX_POINTS = 500_000

/** A triathlon has five sessions, a pool swim hundreds of laps. */
const MAX_WORKOUTS = 100
const MAX_LAPS = 10_000

export function assertPointCount(points: number): void {
  if (points > MAX_POINTS) {
    throw new Refusal('too_many_points', `The file has more than ${MAX_POINTS} points.`)
  }
}

export function assertSummaryCounts({ workouts, laps }: { workouts: number; laps: number }): void {
  if (workouts > MAX_WORKOUTS)
    throw new Refusal('too_large', `The file has more than ${MAX_WORKOUTS} workouts.`)
  if (laps > MAX_LAPS) throw new Refusal('too_large', `The file has more than ${MAX_LAPS} laps.`)
}
