import { type TSchema, Type } from 'typebox'
import { nullable } from '../../platform/http/schema.ts'
import type { WorkoutFigures } from './tables.ts'

const seconds = (description: string, example: number) =>
  Type.Number({ minimum: 0, maximum: 100_000_000, description, examples: [example] })
const metres = (maximum: number, description: string, example: number) =>
  Type.Number({ minimum: 0, maximum, description, examples: [example] })
const rate = (maximum: number, description: string, example: number) =>
  Type.Number({ minimum: 0, maximum, description, examples: [example] })

/** The figures of a workout in SI units; null where nothing was measured. */
export const FIGURE_FIELDS = {
  elapsed_s: nullable(seconds('From start to end, pauses included.', 12_691)),
  timer_s: nullable(seconds('While the timer ran.', 10_641)),
  moving_s: nullable(seconds('While there was movement.', 10_500)),
  distance_m: nullable(metres(100_000_000, 'Distance.', 92_622)),
  ascent_m: nullable(metres(1_000_000, 'Height gained.', 541)),
  descent_m: nullable(metres(1_000_000, 'Height lost.', 538)),
  avg_hr_bpm: nullable(rate(300, 'Average heart rate, beats a minute.', 162)),
  max_hr_bpm: nullable(rate(300, 'Highest heart rate, beats a minute.', 189)),
  avg_cadence_rpm: nullable(rate(500, 'Average cadence, revolutions (or strides) a minute.', 84)),
  avg_power_w: nullable(rate(10_000, 'Average power, watts.', 210)),
  max_power_w: nullable(rate(10_000, 'Highest power, watts.', 640)),
  calories_kcal: nullable(rate(100_000, 'Energy, kilocalories.', 1_954)),
  avg_speed_mps: nullable(rate(20_000, 'Average speed, metres a second.', 8.7)),
  max_speed_mps: nullable(rate(20_000, 'Highest speed, metres a second.', 17.2)),
} satisfies Record<keyof WorkoutFigures, TSchema>

export const FIGURES = Object.keys(FIGURE_FIELDS) as (keyof WorkoutFigures)[]

export const NO_FIGURES = Object.fromEntries(FIGURES.map((name) => [name, null])) as WorkoutFigures

/**
 * Each figure of `first`, or that of `second` where `first` has none. The moving time is capped at the timer time,
 * because the two sources may disagree about when a pause began.
 */
export function mergeFigures(first: WorkoutFigures, second: WorkoutFigures): WorkoutFigures {
  const figures = { ...NO_FIGURES }
  for (const name of FIGURES) figures[name] = first[name] ?? second[name]
  const { moving_s, timer_s } = figures
  return moving_s !== null && timer_s !== null
    ? { ...figures, moving_s: Math.min(moving_s, timer_s) }
    : figures
}

/** Picks the figures from an object with more fields. Written out, because a loop took most of the time of a list. */
export function pickFigures(from: WorkoutFigures): WorkoutFigures {
  return {
    elapsed_s: from.elapsed_s,
    timer_s: from.timer_s,
    moving_s: from.moving_s,
    distance_m: from.distance_m,
    ascent_m: from.ascent_m,
    descent_m: from.descent_m,
    avg_hr_bpm: from.avg_hr_bpm,
    max_hr_bpm: from.max_hr_bpm,
    avg_cadence_rpm: from.avg_cadence_rpm,
    avg_power_w: from.avg_power_w,
    max_power_w: from.max_power_w,
    calories_kcal: from.calories_kcal,
    avg_speed_mps: from.avg_speed_mps,
    max_speed_mps: from.max_speed_mps,
  }
}

export function hasFigures(figures: WorkoutFigures): boolean {
  return FIGURES.some((name) => figures[name] !== null)
}

/** Replaces every impossible value by null. Damaged or forged files may contain any number. */
export function dropImpossibleFigures<T extends Partial<WorkoutFigures>>(figures: T): T {
  const possible: T = { ...figures }
  for (const name of FIGURES) if (!isPossible(name, figures[name])) (possible as WorkoutFigures)[name] = null
  return possible
}

function isPossible(name: keyof WorkoutFigures, value: number | null | undefined): boolean {
  if (value === null || value === undefined) return true
  const { minimum, maximum } = FIGURE_FIELDS[name] as { minimum?: number; maximum?: number }
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY)
}
