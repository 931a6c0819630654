/** A page to visit: the name of its screenshot, its path and its heading. An empty heading matches any. */
export type Visit = { name: string; path: string; heading: string }

export const SIGNED_OUT_PAGES: Visit[] = [
  { name: 'login', path: '/login', heading: 'Sign in' },
  { name: 'register', path: '/register', heading: 'Create an account' },
  { name: 'forgot-password', path: '/forgot-password', heading: 'Forgot your password?' },
  { name: 'reset-password', path: '/reset-password#token=abc&uid=1', heading: 'Choose a new password' },
  { name: 'verify-email', path: '/verify-email', heading: 'Your email address' },
  { name: 'appeal', path: '/appeal#token=abc', heading: 'Appeal' },
]

export const mainPages = (id: number, comment: number): Visit[] => [
  { name: 'home', path: '/', heading: '' },
  { name: 'upload', path: '/upload', heading: 'Upload recordings' },
  { name: 'workout', path: `/workouts/${id}`, heading: '' },
  { name: 'workout-likers', path: `/workouts/${id}/likes`, heading: 'Who likes it' },
  { name: 'comment-likers', path: `/workouts/${id}/comments/${comment}/likes`, heading: 'Who likes it' },
  { name: 'edit', path: `/workouts/${id}/edit`, heading: 'Edit workout' },
  { name: 'zones', path: '/settings/zones', heading: 'Privacy zones' },
  { name: 'new', path: '/workouts/new', heading: 'Add a workout' },
  { name: 'not-found', path: '/no/such/page', heading: 'Page not found' },
]

export const trainingLogPages = (username: string, goal: number): Visit[] => [
  { name: 'workouts', path: '/workouts', heading: 'Workouts' },
  { name: 'trash', path: '/workouts/trash', heading: 'Trash' },
  { name: 'statistics', path: '/statistics', heading: 'Statistics' },
  { name: 'records', path: '/statistics/records', heading: 'Records' },
  { name: 'goals', path: '/goals', heading: 'Goals' },
  { name: 'goal', path: `/goals/${goal}`, heading: '3 workouts every week' },
  { name: 'goal-edit', path: `/goals/${goal}/edit`, heading: 'Edit goal' },
  { name: 'goal-new', path: '/goals/new', heading: 'Set a goal' },
  { name: 'profile', path: '/profile', heading: username },
  { name: 'person', path: `/people/${username}`, heading: username },
  { name: 'profile-edit', path: '/profile/edit', heading: 'Edit profile' },
]

/** `open` and `closed` are other people: one with an open profile, one with a private one. */
export const peoplePages = (username: string, open: string, closed: string): Visit[] => [
  { name: 'people', path: '/people', heading: 'People' },
  { name: 'people-found', path: `/people?search=${open.slice(0, -1)}`, heading: 'People' },
  { name: 'followers', path: `/people/${username}/followers`, heading: `Followers of ${username}` },
  { name: 'following', path: `/people/${username}/following`, heading: `Followed by ${username}` },
  { name: 'person-open', path: `/people/${open}`, heading: open },
  { name: 'person-private', path: `/people/${closed}`, heading: closed },
  { name: 'notifications', path: '/notifications', heading: 'Notifications' },
  { name: 'settings-people', path: '/settings/people', heading: 'Blocked and muted people' },
]

export const SETTINGS_PAGES: Visit[] = [
  { name: 'settings', path: '/settings', heading: 'Settings' },
  { name: 'settings-notifications', path: '/settings/notifications', heading: 'Notifications' },
  { name: 'settings-email', path: '/settings/email', heading: 'Email address' },
  { name: 'settings-password', path: '/settings/password', heading: 'Password' },
  { name: 'settings-security', path: '/settings/security', heading: 'Second factor and passkeys' },
  { name: 'settings-sessions', path: '/settings/sessions', heading: 'Where you are signed in' },
  { name: 'settings-keys', path: '/settings/keys', heading: 'API keys' },
  { name: 'settings-sharing', path: '/settings/sharing', heading: 'What others see' },
  { name: 'settings-zones', path: '/settings/zones', heading: 'Privacy zones' },
  { name: 'settings-usage', path: '/settings/usage', heading: 'Storage and limits' },
  { name: 'settings-decisions', path: '/settings/decisions', heading: 'Decisions about you' },
  { name: 'settings-export', path: '/settings/export', heading: 'Download your data' },
  { name: 'settings-delete', path: '/settings/delete', heading: 'Delete account' },
]

export const administrationPages = (username: string, id: number, report: number): Visit[] => [
  { name: 'admin-users', path: '/admin/users', heading: 'Accounts' },
  { name: 'admin-user', path: `/admin/users/${id}`, heading: username },
  { name: 'admin-reports', path: '/admin/reports', heading: 'Reports' },
  { name: 'admin-report', path: `/admin/reports/${report}`, heading: 'Profile of' },
  { name: 'admin-audit', path: '/admin/audit', heading: 'Audit log' },
  { name: 'admin-invitations', path: '/admin/invitations', heading: 'Invitations' },
]

/** The paths of all tours, with an invented username and invented ids. */
export const TOURED_PATHS: string[] = [
  SIGNED_OUT_PAGES,
  mainPages(1, 1),
  trainingLogPages('ana', 1),
  peoplePages('ana', 'ben', 'eva'),
  SETTINGS_PAGES,
  administrationPages('ana', 1, 1),
].flatMap((visits) => visits.map(({ path }) => path))
