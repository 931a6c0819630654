import { Type } from 'typebox'
import { SPORTS, WORKOUT_TYPES } from '../sports/index.ts'

/**
 * The kinds by which workouts are filtered: columns of the index `workout_figures` with few fixed values. The list of
 * workouts, bulk changes and the statistics accept all of them.
 */
export const WORKOUT_KINDS = {
  type: Type.Enum([...WORKOUT_TYPES], { examples: ['cardio'] }),
  sport: Type.Enum([...SPORTS], { examples: ['cycling'] }),
  intensity: Type.Enum(['low', 'moderate', 'high'], { examples: ['moderate'] }),
}
