/** The values of a new workout where neither its owner nor a recording gives one. */
export const WORKOUT_DEFAULTS = { intensity: 'moderate', notes: '' } as const
