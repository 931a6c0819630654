import type { paths } from './schema.d.ts'

// Types are looked up by their route, because the generated schema has no other stable names.
type Answer<T> = T extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never
type Created<T> = T extends { responses: { 201: { content: { 'application/json': infer B } } } } ? B : never
type Asked<T> = T extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
type Sent<T> = T extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never

export type Account = Answer<paths['/api/auth/user/']['get']>
export type AccountChange = Sent<paths['/api/auth/user/']['patch']>
export type RegistrationRules = Answer<paths['/api/auth/registration/']['get']>
export type Registration = Sent<paths['/api/auth/registration/']['post']>
/** A fresh proof of identity for a sensitive change: one of the three. */
export type Proof = { password?: string; otp?: string; passkey?: PasskeyAnswer }
/** What the browser answered. The API describes it only as an object. */
export type PasskeyAnswer = Sent<paths['/api/auth/passkey/login/']['post']>['answer']
export type Session = Answer<paths['/api/auth/sessions/']['get']>['results'][number]
export type AccountExport = Answer<paths['/api/auth/exports/']['get']>['results'][number]
type Factors = Answer<paths['/api/auth/mfa/']['get']>
export type Passkey = Factors['passkeys'][number]
export type NewTotp = Created<paths['/api/auth/mfa/totp/']['post']>
export type ApiKey = Answer<paths['/api/auth/keys/']['get']>['results'][number]
export type NewApiKey = Sent<paths['/api/auth/keys/']['post']>
export type CreatedApiKey = Created<paths['/api/auth/keys/']['post']>
type UserPage = paths['/api/admin/users/']['get']
export type ManagedUser = Answer<UserPage>['results'][number]
export type UserQuery = Asked<UserPage>
export type ManagedUserDetail = Answer<paths['/api/admin/users/{id}/']['get']>
type AuditPage = paths['/api/admin/audit/']['get']
export type AuditEntry = Answer<AuditPage>['results'][number]
export type AuditQuery = Asked<AuditPage>
export type Invitation = Answer<paths['/api/admin/invitations/']['get']>['results'][number]
export type Role = Account['role']
type WorkoutList = Answer<paths['/api/workouts/']['get']>
export type Workout = WorkoutList['results'][number]
export type WorkoutDetail = Answer<paths['/api/workouts/{id}/']['get']>
export type NewWorkout = Sent<paths['/api/workouts/']['post']>
export type Lap = Answer<paths['/api/workouts/{id}/laps/']['get']>['results'][number]
export type Recording = Answer<paths['/api/recordings/{id}/']['get']>
export type RecordingItem = Recording['items'][number]
export type WorkoutType = Workout['type']
export type TrashedWorkout = Answer<paths['/api/workouts/trash/']['get']>['results'][number]
export type BulkChange = Sent<paths['/api/workouts/bulk/']['patch']>['change']
export type Profile = Answer<paths['/api/profiles/{username}/']['get']>
export type ProfileChange = Sent<paths['/api/profiles/{username}/']['patch']>
export type Weight = Answer<paths['/api/profiles/me/weights/']['get']>['results'][number]
type StatisticsRoute = paths['/api/workouts/statistics/']['get']
export type Statistics = Answer<StatisticsRoute>
export type StatisticsQuery = Asked<StatisticsRoute>
export type Sums = Statistics['totals']
export type Summary = Answer<paths['/api/workouts/summary/']['get']>
export type CalendarDay = Answer<paths['/api/workouts/calendar/']['get']>['days'][number]
export type WorkoutRecord = Answer<paths['/api/workouts/records/']['get']>['records'][number]
type GoalList = paths['/api/goals/']['get']
export type Goal = Answer<GoalList>['results'][number]
export type NewGoal = Sent<paths['/api/goals/']['post']>
export type GoalSummary = Answer<paths['/api/goals/summary/']['get']>
export type PastPeriod = Answer<paths['/api/goals/{id}/history/']['get']>['results'][number]
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

/** Columns of equal length, with null where the device recorded nothing. */
export type Streams = Partial<Record<ChannelName, (number | null)[]>>
