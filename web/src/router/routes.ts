/** Every page and its address. The order does not matter: `:id` matches only digits, so never `/workouts/new`. */
export const ROUTES = {
  home: '/',
  login: '/login',
  register: '/register',
  forgot_password: '/forgot-password',
  reset_password: '/reset-password',
  verify_email: '/verify-email',
  appeal: '/appeal',
  notifications: '/notifications',
  upload: '/upload',
  settings: '/settings',
  settings_notifications: '/settings/notifications',
  settings_email: '/settings/email',
  settings_password: '/settings/password',
  settings_security: '/settings/security',
  settings_sessions: '/settings/sessions',
  settings_keys: '/settings/keys',
  settings_sharing: '/settings/sharing',
  settings_zones: '/settings/zones',
  settings_usage: '/settings/usage',
  settings_people: '/settings/people',
  settings_decisions: '/settings/decisions',
  settings_export: '/settings/export',
  settings_delete: '/settings/delete',
  admin_users: '/admin/users',
  admin_user: '/admin/users/:id',
  admin_reports: '/admin/reports',
  admin_report: '/admin/reports/:id',
  admin_audit: '/admin/audit',
  admin_invitations: '/admin/invitations',
  workouts: '/workouts',
  workout_new: '/workouts/new',
  workout: '/workouts/:id',
  workout_edit: '/workouts/:id/edit',
  workout_likers: '/workouts/:id/likes',
  comment_likers: '/workouts/:id/comments/:comment/likes',
  trash: '/workouts/trash',
  statistics: '/statistics',
  records: '/statistics/records',
  goals: '/goals',
  goal_new: '/goals/new',
  goal: '/goals/:id',
  goal_edit: '/goals/:id/edit',
  profile: '/profile',
  profile_edit: '/profile/edit',
  people: '/people',
  person: '/people/:username',
  followers: '/people/:username/followers',
  following: '/people/:username/following',
} as const

type Routes = typeof ROUTES & { not_found: '' }
export type RouteName = keyof Routes

/** The parameters that an address can have: what they match, and the value that a page gets. */
export const PARAMETERS = {
  id: { pattern: '\\d{1,15}', read: Number },
  comment: { pattern: '\\d{1,15}', read: Number },
  username: { pattern: '[\\w.-]{1,60}', read: String },
} as const
type Parameters = typeof PARAMETERS

type ParamsIn<Path extends string> = {
  [Name in Extract<Segment<Path>, `:${string}`> as ParameterOf<Name>]: ReturnType<
    Parameters[ParameterOf<Name>]['read']
  >
}
type Segment<Path extends string> = Path extends `${infer First}/${infer Rest}` ? First | Segment<Rest> : Path
type ParameterOf<Name extends string> = Name extends `:${infer Known extends keyof Parameters}`
  ? Known
  : never
/** The parameters in the address of a page, which become its props. */
export type RouteParams<N extends RouteName> = ParamsIn<Routes[N]>
/** A page and the parameters in its address. */
export type Match = { [N in RouteName]: { name: N; params: RouteParams<N> } }[RouteName]

/** Pages for people who are not signed in. */
export const SIGNED_OUT_PAGES: ReadonlySet<RouteName> = new Set(['login', 'register', 'forgot_password'])
/** Pages opened from a mail, also by people who are signed in. */
export const MAILED_PAGES: ReadonlySet<RouteName> = new Set(['reset_password', 'verify_email', 'appeal'])
/** Pages that a server may also show to people without an account. */
export const PUBLIC_PAGES: ReadonlySet<RouteName> = new Set(['workout'])
/** The lowest role that sees a page. For lower roles the page does not exist. */
export const STAFF_PAGES: Partial<Record<RouteName, 'moderator' | 'admin'>> = {
  admin_users: 'moderator',
  admin_user: 'moderator',
  admin_reports: 'moderator',
  admin_report: 'moderator',
  admin_audit: 'admin',
  admin_invitations: 'admin',
}
