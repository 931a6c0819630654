import { FIXED_POINT_SCALE } from '../training-log/index.ts'

export type AmountColumn = keyof typeof FIXED_POINT_SCALE

type KindRules = {
  /** Null: the owner chooses it. */
  unit: string | null
  min?: number
  max: number
  /**
   * What the progress is: the number of `workouts`, the sum of one of their columns, the longest run of `days` with a
   * workout, the newest `weight`, or the amount that the owner set in an `override`.
   */
  measures: 'workouts' | AmountColumn | 'days' | 'weight' | 'override'
  /** Describes the kind in the API documents. */
  description: string
}

/** Every kind of goal. The API, the column type and the progress follow from this table. */
export const GOAL_KINDS = {
  workouts: {
    unit: 'workouts',
    max: 100_000,
    measures: 'workouts',
    description: 'the number of workouts',
  },
  duration: { unit: 'min', max: 10_000_000, measures: 'duration_min', description: 'their duration' },
  distance: { unit: 'm', max: 1_000_000_000, measures: 'distance_cm', description: 'their distance' },
  ascent: { unit: 'm', max: 100_000_000, measures: 'ascent_cm', description: 'their ascent' },
  energy: { unit: 'kcal', max: 100_000_000, measures: 'calories_cal', description: 'their energy' },
  streak: {
    unit: 'days',
    max: 36_600,
    measures: 'days',
    description: 'consecutive days with a workout',
  },
  weight: { unit: 'kg', min: 20, max: 500, measures: 'weight', description: 'your weight' },
  custom: { unit: null, max: 1_000_000_000, measures: 'override', description: 'an amount that you set' },
} as const satisfies Record<string, KindRules>

export type GoalKind = keyof typeof GOAL_KINDS

export const rulesOf = (kind: GoalKind): KindRules => GOAL_KINDS[kind]

/** Whether a kind counts workouts, and so can be limited to a type or a sport. */
export function countsWorkouts(kind: GoalKind): boolean {
  const { measures } = rulesOf(kind)
  return measures !== 'weight' && measures !== 'override'
}

/** Fixed-point units per unit of the target; null for a kind that counts no workouts. */
export function scaleOf(kind: GoalKind): number | null {
  const { measures } = rulesOf(kind)
  switch (measures) {
    case 'workouts':
    case 'days':
      return 1
    case 'weight':
    case 'override':
      return null
    default:
      return FIXED_POINT_SCALE[measures]
  }
}
