import type { paths } from './schema.d.ts'

// Types are named by route, because the generated schema has no other stable names for them.
type ResponseOf<T> = T extends { responses: { 200: { content: { 'application/json': infer B } } } }
  ? B
  : never
type CreatedOf<T> = T extends { responses: { 201: { content: { 'application/json': infer B } } } } ? B : never
type QueryOf<T> = T extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
type BodyOf<T> = T extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never

export type Account = ResponseOf<paths['/api/auth/user/']['get']>
export type AccountChange = BodyOf<paths['/api/auth/user/']['patch']>
export type ServerRules = ResponseOf<paths['/api/auth/registration/']['get']>
export type Registration = BodyOf<paths['/api/auth/registration/']['post']>
/** A fresh proof of identity for a sensitive change: one of the three. */
export type Proof = { password?: string; otp?: string; passkey?: PasskeyAnswer }
/** The browser's answer to a passkey request, which the API's schema describes only as an object. */
export type PasskeyAnswer = BodyOf<paths['/api/auth/passkey/login/']['post']>['answer']
export type Session = ResponseOf<paths['/api/auth/sessions/']['get']>['results'][number]
export type AccountExport = ResponseOf<paths['/api/auth/exports/']['get']>['results'][number]
export type QuotaUsage = ResponseOf<paths['/api/auth/user/usage/']['get']>['quotas'][number]
type Factors = ResponseOf<paths['/api/auth/mfa/']['get']>
export type Passkey = Factors['passkeys'][number]
export type NewTotp = CreatedOf<paths['/api/auth/mfa/totp/']['post']>
export type ApiKey = ResponseOf<paths['/api/auth/keys/']['get']>['results'][number]
export type NewApiKey = BodyOf<paths['/api/auth/keys/']['post']>
export type CreatedApiKey = CreatedOf<paths['/api/auth/keys/']['post']>
type UserPage = paths['/api/admin/users/']['get']
export type ManagedUser = ResponseOf<UserPage>['results'][number]
export type UserQuery = QueryOf<UserPage>
export type ManagedUserDetail = ResponseOf<paths['/api/admin/users/{id}/']['get']>
type CasePage = paths['/api/admin/reports/']['get']
export type ModerationCase = ResponseOf<CasePage>['results'][number]
export type CaseQuery = QueryOf<CasePage>
export type ModerationCaseDetail = ResponseOf<paths['/api/admin/reports/{id}/']['get']>
export type Decision = ResponseOf<paths['/api/decisions/']['get']>['results'][number]
type AuditPage = paths['/api/admin/audit/']['get']
export type AuditEntry = ResponseOf<AuditPage>['results'][number]
export type AuditQuery = QueryOf<AuditPage>
export type Invitation = ResponseOf<paths['/api/admin/invitations/']['get']>['results'][number]
export type SharingDefaults = ResponseOf<paths['/api/profiles/me/sharing/']['get']>
export type Role = Account['role']
type WorkoutList = ResponseOf<paths['/api/workouts/']['get']>
export type Workout = WorkoutList['results'][number]
export type WorkoutDetail = ResponseOf<paths['/api/workouts/{id}/']['get']>
export type NewWorkout = BodyOf<paths['/api/workouts/']['post']>
export type Lap = ResponseOf<paths['/api/workouts/{id}/laps/']['get']>['results'][number]
export type Recording = ResponseOf<paths['/api/recordings/{id}/']['get']>
export type RecordingItem = Recording['items'][number]
export type WorkoutType = Workout['type']
export type FeedEntry = ResponseOf<paths['/api/feed/']['get']>['results'][number]
type CommentRoute = paths['/api/workouts/{id}/comments/']
export type Comment = CreatedOf<CommentRoute['post']>
export type CommentPage = ResponseOf<CommentRoute['get']>
export type MentionablePerson = ResponseOf<paths['/api/workouts/{id}/mentionable/']['get']>['results'][number]
export type Likes = ResponseOf<paths['/api/workouts/{id}/like/']['post']>
type NotificationList = ResponseOf<paths['/api/notifications/']['get']>
export type NotificationPreferences = ResponseOf<paths['/api/notifications/preferences/']['get']>
export type PushBrowser = ResponseOf<paths['/api/notifications/push/']['get']>['results'][number]
export type Notification = NotificationList['results'][number]
export type TrashedWorkout = ResponseOf<paths['/api/workouts/trash/']['get']>['results'][number]
export type BulkChange = BodyOf<paths['/api/workouts/bulk/']['patch']>['change']
export type Profile = ResponseOf<paths['/api/profiles/{username}/']['get']>
export type ProfileChange = BodyOf<paths['/api/profiles/{username}/']['patch']>
export type Person = ResponseOf<paths['/api/profiles/{username}/followers/']['get']>['results'][number]
export type SuggestedPerson = ResponseOf<paths['/api/profiles/me/suggestions/']['get']>['results'][number]
export type FollowRequest = ResponseOf<paths['/api/follow-requests/']['get']>['results'][number]
export type Zone = ResponseOf<paths['/api/profiles/me/zones/']['get']>['results'][number]
export type Weight = ResponseOf<paths['/api/profiles/me/weights/']['get']>['results'][number]
type StatisticsRoute = paths['/api/workouts/statistics/']['get']
export type Statistics = ResponseOf<StatisticsRoute>
export type StatisticsQuery = QueryOf<StatisticsRoute>
export type Sums = Statistics['totals']
export type Summary = ResponseOf<paths['/api/workouts/summary/']['get']>
export type CalendarDay = ResponseOf<paths['/api/workouts/calendar/']['get']>['days'][number]
export type WorkoutRecord = ResponseOf<paths['/api/workouts/records/']['get']>['records'][number]
type GoalList = paths['/api/goals/']['get']
export type Goal = ResponseOf<GoalList>['results'][number]
export type NewGoal = BodyOf<paths['/api/goals/']['post']>
export type GoalSummary = ResponseOf<paths['/api/goals/summary/']['get']>
export type PastPeriod = ResponseOf<paths['/api/goals/{id}/history/']['get']>['results'][number]
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
