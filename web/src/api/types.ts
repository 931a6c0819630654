import type { paths } from './schema.d.ts'

// Every shape is reached through a path, so that the generated schema can replace the written one.
type Answer<T> = T extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never
type Sent<T> = T extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never

export type Account = Answer<paths['/api/auth/user/']['get']>
export type AccountChange = Sent<paths['/api/auth/user/']['patch']>
export type Registration = Sent<paths['/api/auth/registration/']['post']>
type WorkoutList = Answer<paths['/api/workouts/']['get']>
export type Workout = WorkoutList['results'][number]
export type WorkoutDetail = Answer<paths['/api/workouts/{id}/']['get']>
export type NewWorkout = Sent<paths['/api/workouts/']['post']>
export type Lap = Answer<paths['/api/workouts/{id}/laps/']['get']>['results'][number]
export type Recording = Answer<paths['/api/recordings/{id}/']['get']>
export type RecordingItem = Recording['items'][number]
export type WorkoutType = Workout['type']
export type Language = Account['language']
export type Units = Account['units']

type ChannelName =
  | 'time_s'
  | 'distance_m'
  | 'lat'
  | 'lon'
  | 'altitude_m'
  | 'hr_bpm'
  | 'speed_mps'
  | 'power_w'
  | 'cadence_rpm'

/** Columns of equal length; null where the device recorded nothing. */
export type Streams = Partial<Record<ChannelName, (number | null)[]>>
