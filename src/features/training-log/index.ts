export { moveWorkoutDay, rebuildWorkoutDays } from './days.ts'
export { readsFigures, type WorkoutFilter, workoutWhere } from './filter.ts'
export { currentStreak } from './streak.ts'
export {
  FIXED_POINT_SCALE,
  toTotals,
  type WorkoutSums,
  workoutAmounts,
  workoutSums,
} from './sums.ts'
export { WORKOUT_KINDS } from './workout-kinds.ts'
