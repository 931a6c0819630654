import type { Goal, NewGoal } from '../../api/types.ts'
import { bodyUnitSizes, formatWeight } from '../../format/body.ts'
import {
  type DisplayPreferences,
  type Figure,
  formatDistance,
  formatHeight,
  formatNumber,
  formatWithUnit,
  metresPerUnit,
} from '../../format/quantities.ts'
import { formatMinutes } from '../../format/sums.ts'
import { t } from '../../i18n/i18n.svelte.ts'

export type GoalKind = Goal['kind']
export type GoalPeriod = Goal['period']

export const PERIODS = ['once', 'week', 'month', 'year'] as const satisfies readonly GoalPeriod[]

type KindView = {
  /** Whether goals of this kind count workouts; only these can be limited to a sport. */
  countsWorkouts: boolean
  /** How a target is typed: a whole number, any number, or a time such as 2:30. */
  input: 'whole' | 'number' | 'time'
  /** How many of the API's units make one unit of the form (hour, kilometre, pound). */
  inputScale(preferences: DisplayPreferences): number
  /** The unit after the form's field. */
  inputUnit(preferences: DisplayPreferences): string
  /** An amount in the reader's units. `unit` is the unit of the goal in the API. */
  figure(preferences: DisplayPreferences, value: number, unit: string): Figure
  /** The target in a sentence: `14 days in a row`. */
  target(amount: string): string
}

const one = () => 1
const plain = (amount: string) => amount

export const GOAL_KINDS: Record<GoalKind, KindView> = {
  workouts: {
    countsWorkouts: true,
    input: 'whole',
    inputScale: one,
    inputUnit: () => '',
    figure: (preferences, value) => formatWithUnit(preferences, value, t('unit.workouts', { count: value })),
    target: plain,
  },
  duration: {
    countsWorkouts: true,
    input: 'time',
    inputScale: () => 60,
    inputUnit: () => t('unit.h'),
    figure: formatMinutes,
    target: plain,
  },
  distance: {
    countsWorkouts: true,
    input: 'number',
    inputScale: (preferences) => metresPerUnit(preferences).distance,
    inputUnit: (preferences) => formatDistance(preferences, 0).unit,
    figure: (preferences, value) =>
      formatDistance(preferences, value, isRound(preferences, value) || value >= 100_000 ? 0 : 1),
    target: plain,
  },
  ascent: {
    countsWorkouts: true,
    input: 'number',
    inputScale: (preferences) => metresPerUnit(preferences).height,
    inputUnit: (preferences) => formatHeight(preferences, 0).unit,
    figure: formatHeight,
    target: (amount) => t('goals.target_of.ascent', { amount }),
  },
  energy: {
    countsWorkouts: true,
    input: 'number',
    inputScale: one,
    inputUnit: () => t('unit.kcal'),
    figure: (preferences, value) => formatWithUnit(preferences, value, t('unit.kcal')),
    target: plain,
  },
  streak: {
    countsWorkouts: true,
    input: 'whole',
    inputScale: one,
    inputUnit: () => t('unit.days', { count: 2 }),
    figure: (preferences, value) => formatWithUnit(preferences, value, t('unit.days', { count: value })),
    target: (amount) => t('goals.target_of.streak', { amount }),
  },
  weight: {
    countsWorkouts: false,
    input: 'number',
    inputScale: (preferences) => bodyUnitSizes(preferences).weight_kg,
    inputUnit: (preferences) => formatWeight(preferences, 0).unit,
    figure: (preferences, value) => formatWeight(preferences, value, Number.isInteger(value) ? 0 : 1),
    target: (amount) => t('goals.target_of.weight', { amount }),
  },
  custom: {
    countsWorkouts: false,
    input: 'number',
    inputScale: one,
    inputUnit: () => '',
    figure: (preferences, value, unit) => ({
      value: formatNumber(preferences, value, Number.isInteger(value) ? 0 : 1),
      unit,
    }),
    target: plain,
  },
}

/** The kinds in the order of the form. */
export const KINDS = Object.keys(GOAL_KINDS) as GoalKind[]

/** Whether a distance is a whole number of kilometres or miles. */
function isRound(preferences: DisplayPreferences, metres: number): boolean {
  const value = metres / metresPerUnit(preferences).distance
  return Math.abs(value - Math.round(value)) < 0.001
}

type Preset = Pick<NewGoal, 'kind' | 'target'> & { name: string; period: GoalPeriod }

/**
 * Suggested goals with targets that are round in the reader's units, but given in the API's units (metres and minutes).
 */
export function presets(preferences: DisplayPreferences): readonly Preset[] {
  return preferences.units === 'metric'
    ? METRIC
    : METRIC.map((preset) => ({ ...preset, ...IMPERIAL[preset.name] }))
}

const METRIC: readonly Preset[] = [
  { name: 'often', kind: 'workouts', target: 3, period: 'week' },
  { name: 'active', kind: 'duration', target: 150, period: 'week' },
  { name: 'far', kind: 'distance', target: 100_000, period: 'month' },
  { name: 'high', kind: 'ascent', target: 10_000, period: 'year' },
  { name: 'daily', kind: 'streak', target: 14, period: 'once' },
]

const FEET_AND_MILES = metresPerUnit({ locale: 'en', units: 'imperial' })
const IMPERIAL: Partial<Record<string, Pick<Preset, 'target'>>> = {
  far: { target: 60 * FEET_AND_MILES.distance },
  high: { target: 30_000 * FEET_AND_MILES.height },
}
