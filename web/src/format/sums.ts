import { t } from '../i18n/i18n.svelte.ts'
import {
  type Figure,
  formatDistance,
  formatDuration,
  formatHeight,
  formatNumber,
  formatWithUnit,
  type NamedFigure,
  type Reader,
} from './quantities.ts'

/** The sums of some workouts. */
export type Totals = {
  workouts: number
  duration: number
  distance_m: number
  ascent_m: number
  calories_kcal: number
}
export type Measure = 'duration' | 'distance_m' | 'ascent_m' | 'calories_kcal'

/** Minutes as hours and minutes, with units from the catalogue. */
export function formatMinutes(reader: Reader, minutes: number): Figure {
  return formatDuration(reader, minutes, { h: t('unit.h'), min: t('unit.min') })
}

/** Formats a sum. From 100 km on, decimals are left out. */
export function formatSum(reader: Reader, measure: Measure, value: number): Figure {
  if (measure === 'duration') return formatMinutes(reader, value)
  if (measure === 'distance_m') return formatDistance(reader, value, value < 100_000 ? 1 : 0)
  if (measure === 'ascent_m') return formatHeight(reader, value)
  return formatWithUnit(reader, value, t('unit.kcal'))
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

/** The figures of some sums: workouts, time, and every other measure that is not zero. */
export function sumFigures(reader: Reader, totals: Totals): NamedFigure[] {
  const measures = (['duration', 'distance_m', 'ascent_m', 'calories_kcal'] as const)
    .filter((measure) => measure === 'duration' || totals[measure] > 0)
    .map((measure) => ({
      name: measure,
      label: measureName(measure),
      figure: formatSum(reader, measure, totals[measure]),
    }))
  const count = { value: formatNumber(reader, totals.workouts), unit: '' }
  return [{ name: 'workouts', label: t('figure.workouts'), figure: count }, ...measures]
}
