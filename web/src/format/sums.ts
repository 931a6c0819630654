import { t } from '../i18n/i18n.svelte.ts'
import {
  type DisplayPreferences,
  type Figure,
  formatDistance,
  formatDuration,
  formatHeight,
  formatNumber,
  formatWithUnit,
  type NamedFigure,
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
export function formatMinutes(preferences: DisplayPreferences, minutes: number): Figure {
  return formatDuration(preferences, minutes, { h: t('unit.h'), min: t('unit.min') })
}

/** Formats a sum. Distances from 100 km on have no decimals. */
export function formatSum(preferences: DisplayPreferences, measure: Measure, value: number): Figure {
  if (measure === 'duration') return formatMinutes(preferences, value)
  if (measure === 'distance_m') return formatDistance(preferences, value, value < 100_000 ? 1 : 0)
  if (measure === 'ascent_m') return formatHeight(preferences, value)
  return formatWithUnit(preferences, value, t('unit.kcal'))
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
export function sumFigures(preferences: DisplayPreferences, totals: Totals): NamedFigure[] {
  const measures = (['duration', 'distance_m', 'ascent_m', 'calories_kcal'] as const)
    .filter((measure) => measure === 'duration' || totals[measure] > 0)
    .map((measure) => ({
      name: measure,
      label: measureName(measure),
      figure: formatSum(preferences, measure, totals[measure]),
    }))
  const count = { value: formatNumber(preferences, totals.workouts), unit: '' }
  return [{ name: 'workouts', label: t('figure.workouts'), figure: count }, ...measures]
}
