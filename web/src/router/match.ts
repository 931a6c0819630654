/** Every page and its address. `:id` matches digits only, so that `/workouts/new` needs no order. */
const ROUTES = {
  home: '/',
  login: '/login',
  register: '/register',
  forgot_password: '/forgot-password',
  reset_password: '/reset-password',
  verify_email: '/verify-email',
  upload: '/upload',
  settings: '/settings',
  settings_email: '/settings/email',
  settings_password: '/settings/password',
  settings_security: '/settings/security',
  settings_sessions: '/settings/sessions',
  settings_keys: '/settings/keys',
  settings_export: '/settings/export',
  settings_delete: '/settings/delete',
  admin_users: '/admin/users',
  admin_user: '/admin/users/:id',
  admin_audit: '/admin/audit',
  admin_invitations: '/admin/invitations',
  workouts: '/workouts',
  workout_new: '/workouts/new',
  workout: '/workouts/:id',
  workout_edit: '/workouts/:id/edit',
  trash: '/workouts/trash',
  statistics: '/statistics',
  records: '/statistics/records',
  goals: '/goals',
  goal_new: '/goals/new',
  goal: '/goals/:id',
  goal_edit: '/goals/:id/edit',
  profile: '/profile',
  profile_edit: '/profile/edit',
  person: '/people/:username',
} as const

export type RouteName = keyof typeof ROUTES | 'not_found'
/** Pages for people who are not signed in. */
export const SIGNED_OUT_PAGES: ReadonlySet<RouteName> = new Set(['login', 'register', 'forgot_password'])
/** Pages opened from a mail, whether signed in or not. */
export const MAILED_PAGES: ReadonlySet<RouteName> = new Set(['reset_password', 'verify_email'])
/** The lowest role that sees a page. For everybody else the page does not exist. */
export const STAFF_PAGES: Partial<Record<RouteName, 'moderator' | 'admin'>> = {
  admin_users: 'moderator',
  admin_user: 'moderator',
  admin_audit: 'admin',
  admin_invitations: 'admin',
}

/** The page of an address, with the number or the name in it; 0 and nothing where it has none. */
export type Match = { name: RouteName; id: number; username: string }

const patterns = Object.entries(ROUTES).map(([name, path]) => {
  const pattern = path.replace(':id', '(?<id>\\d{1,15})').replace(':username', '(?<username>[\\w.-]{1,60})')
  return [name as RouteName, new RegExp(`^${pattern}/?$`)] as const
})

export function matchPath(path: string): Match {
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const { id, username } = found.groups ?? {}
    return { name, id: Number(id ?? 0), username: username ?? '' }
  }
  return { name: 'not_found', id: 0, username: '' }
}

/** The address to return to after signing in: a path of this site only, never another host (`//evil.example`). */
export function returnPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  // Browsers leave out tabs and line ends, and take a backslash for a slash.
  const isPath = /^\/(?![/\\])/.test(next) && !/[\p{Cc}\\]/u.test(next)
  return isPath ? next : '/'
}

/** The secret of a mailed link: `#token=…&uid=…`. */
export function linkSecret(hash: string): { token: string; uid: string } {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  return { token: values.get('token') ?? '', uid: values.get('uid') ?? '' }
}
