import type { Goal, NewGoal } from '../../api/types.ts'
import { type DisplayPreferences, metresPerUnit } from '../../format/quantities.ts'

export type GoalKind = Goal['kind']
export type GoalPeriod = Goal['period']

export const KINDS = [
  'workouts',
  'duration',
  'distance',
  'ascent',
  'energy',
  'streak',
  'weight',
  'custom',
] as const satisfies readonly GoalKind[]
export const PERIODS = ['once', 'week', 'month', 'year'] as const satisfies readonly GoalPeriod[]

/** Whether goals of a kind count workouts, and so can be limited to a sport. */
export function countsWorkouts(kind: GoalKind): boolean {
  return kind !== 'weight' && kind !== 'custom'
}

type Preset = Pick<NewGoal, 'kind' | 'target'> & { name: string; period: GoalPeriod }

/**
 * Suggested goals, with targets that are round in the reader's units. The targets themselves are in the API's units: SI
 * and minutes.
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
