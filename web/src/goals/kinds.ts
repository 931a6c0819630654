import type { Goal, NewGoal } from '../api/types.ts'

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

/** Of these kinds only workouts of some sport may be counted. */
export function countsWorkouts(kind: GoalKind): boolean {
  return kind !== 'weight' && kind !== 'custom'
}

/** Goals that many people set, for the form to begin with. Targets are the API's: SI units and minutes. */
export const PRESETS: readonly (Pick<NewGoal, 'kind' | 'target'> & { name: string; period: GoalPeriod })[] = [
  { name: 'often', kind: 'workouts', target: 3, period: 'week' },
  { name: 'active', kind: 'duration', target: 150, period: 'week' },
  { name: 'far', kind: 'distance', target: 100_000, period: 'month' },
  { name: 'high', kind: 'ascent', target: 10_000, period: 'year' },
  { name: 'daily', kind: 'streak', target: 14, period: 'once' },
]
