import type { Component } from 'svelte'
import type { RouteName } from '../router/match.ts'

export type PageName = RouteName
type Page = Component<{ id: number }> | Component<{ username: string }> | Component<Record<string, never>>
type Load = () => Promise<{ default: Page }>

/** Every page is a file of its own for the browser, fetched when it is first visited. */
export const pages: Record<PageName, Load> = {
  home: () => import('./Home.svelte'),
  login: () => import('./Login.svelte'),
  register: () => import('./Register.svelte'),
  forgot_password: () => import('./ForgotPassword.svelte'),
  reset_password: () => import('./ResetPassword.svelte'),
  verify_email: () => import('./VerifyEmail.svelte'),
  upload: () => import('./Upload.svelte'),
  settings: () => import('./settings/Preferences.svelte'),
  settings_email: () => import('./settings/Email.svelte'),
  settings_password: () => import('./settings/Password.svelte'),
  settings_security: () => import('./settings/Security.svelte'),
  settings_sessions: () => import('./settings/Sessions.svelte'),
  settings_keys: () => import('./settings/Keys.svelte'),
  settings_export: () => import('./settings/Export.svelte'),
  settings_delete: () => import('./settings/Delete.svelte'),
  admin_users: () => import('./admin/Users.svelte'),
  admin_user: () => import('./admin/User.svelte'),
  admin_audit: () => import('./admin/Audit.svelte'),
  admin_invitations: () => import('./admin/Invitations.svelte'),
  workouts: () => import('./Workouts.svelte'),
  trash: () => import('./Trash.svelte'),
  statistics: () => import('./Statistics.svelte'),
  records: () => import('./Records.svelte'),
  goals: () => import('./Goals.svelte'),
  goal_new: () => import('./GoalNew.svelte'),
  goal: () => import('./Goal.svelte'),
  goal_edit: () => import('./GoalEdit.svelte'),
  profile: () => import('./Profile.svelte'),
  profile_edit: () => import('./ProfileEdit.svelte'),
  person: () => import('./Profile.svelte'),
  workout: () => import('./Workout.svelte'),
  workout_new: () => import('./WorkoutNew.svelte'),
  workout_edit: () => import('./WorkoutEdit.svelte'),
  not_found: () => import('./NotFound.svelte'),
}

/** Of no use to who is signed in. */
export const SIGNED_OUT_PAGES: ReadonlySet<PageName> = new Set(['login', 'register', 'forgot_password'])
/** Opened from a mail, signed in or not. */
export const MAILED_PAGES: ReadonlySet<PageName> = new Set(['reset_password', 'verify_email'])
/** Pages for some roles, with the least of them; for others they do not exist. */
export const STAFF_PAGES: Partial<Record<PageName, 'moderator' | 'admin'>> = {
  admin_users: 'moderator',
  admin_user: 'moderator',
  admin_audit: 'admin',
  admin_invitations: 'admin',
}
