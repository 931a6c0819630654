import { t } from '../i18n/i18n.svelte.ts'
import {
  distance,
  duration,
  type Figure,
  height,
  type NamedFigure,
  number,
  plain,
  type Reader,
} from './quantities.ts'

/** What some workouts come to together. */
export type Totals = {
  workouts: number
  duration: number
  distance_m: number
  ascent_m: number
  calories_kcal: number
}
export type Measure = 'duration' | 'distance_m' | 'ascent_m' | 'calories_kcal'

/** Minutes as hours and minutes, in the words of the catalogue. */
export function shownMinutes(reader: Reader, minutes: number): Figure {
  return duration(reader, minutes, { h: t('unit.h'), min: t('unit.min') })
}

/** A sum of many workouts: from a hundred on, tenths say nothing. */
export function shownSum(reader: Reader, measure: Measure, value: number): Figure {
  if (measure === 'duration') return shownMinutes(reader, value)
  if (measure === 'distance_m') return distance(reader, value, value < 100_000 ? 1 : 0)
  if (measure === 'ascent_m') return height(reader, value)
  return plain(reader, value, t('unit.kcal'))
}

const LABELS = {
  duration: 'figure.time',
  distance_m: 'figure.distance',
  ascent_m: 'figure.ascent',
  calories_kcal: 'figure.calories',
} as const

export function measureName(measure: Measure): string {
  return t(LABELS[measure])
}

/** Workouts, time, and what else there is any of. */
export function sumFigures(reader: Reader, totals: Totals): NamedFigure[] {
  const measures = (['duration', 'distance_m', 'ascent_m', 'calories_kcal'] as const)
    .filter((measure) => measure === 'duration' || totals[measure] > 0)
    .map((measure) => ({
      name: measure,
      label: measureName(measure),
      figure: shownSum(reader, measure, totals[measure]),
    }))
  const count = { value: number(reader, totals.workouts), unit: '' }
  return [{ name: 'workouts', label: t('figure.workouts'), figure: count }, ...measures]
}
