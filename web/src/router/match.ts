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
  workout_new: '/workouts/new',
  workout: '/workouts/:id',
  workout_edit: '/workouts/:id/edit',
} as const

export type RouteName = keyof typeof ROUTES | 'not_found'
export type Match = { name: RouteName; id: number }

const patterns = Object.entries(ROUTES).map(
  ([name, path]) => [name as RouteName, new RegExp(`^${path.replace(':id', '(\\d{1,15})')}/?$`)] as const,
)

export function matchPath(path: string): Match {
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(path)
    if (found) return { name, id: Number(found[1] ?? 0) }
  }
  return { name: 'not_found', id: 0 }
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
