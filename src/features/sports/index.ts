export { SPORTS, type Sport, typeOfSport, WORKOUT_TYPES, type WorkoutType } from './sports.ts'
