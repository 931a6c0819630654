import type { Component } from 'svelte'
import type { RouteName, RouteParams } from './router/routes.ts'

type Pages = { [N in RouteName]: () => Promise<{ default: Component<RouteParams<N>> }> }

/** The page of each route. The build makes a file of each, which the browser fetches when the page is first opened. */
export const pages: Pages = {
  home: () => import('./features/home/HomePage.svelte'),
  login: () => import('./features/sign-in/LoginPage.svelte'),
  register: () => import('./features/sign-in/RegisterPage.svelte'),
  forgot_password: () => import('./features/sign-in/ForgotPasswordPage.svelte'),
  reset_password: () => import('./features/sign-in/ResetPasswordPage.svelte'),
  verify_email: () => import('./features/sign-in/VerifyEmailPage.svelte'),
  upload: () => import('./features/uploads/UploadPage.svelte'),
  settings: () => import('./features/settings/PreferencesPage.svelte'),
  settings_email: () => import('./features/settings/EmailPage.svelte'),
  settings_password: () => import('./features/settings/PasswordPage.svelte'),
  settings_security: () => import('./features/settings/SecurityPage.svelte'),
  settings_sessions: () => import('./features/settings/SessionsPage.svelte'),
  settings_keys: () => import('./features/settings/ApiKeysPage.svelte'),
  settings_sharing: () => import('./features/settings/SharingPage.svelte'),
  settings_usage: () => import('./features/settings/UsagePage.svelte'),
  settings_export: () => import('./features/settings/ExportPage.svelte'),
  settings_delete: () => import('./features/settings/DeleteAccountPage.svelte'),
  admin_users: () => import('./features/admin/UsersPage.svelte'),
  admin_user: () => import('./features/admin/UserPage.svelte'),
  admin_audit: () => import('./features/admin/AuditPage.svelte'),
  admin_invitations: () => import('./features/admin/InvitationsPage.svelte'),
  workouts: () => import('./features/workouts/WorkoutsPage.svelte'),
  trash: () => import('./features/workouts/TrashPage.svelte'),
  statistics: () => import('./features/statistics/StatisticsPage.svelte'),
  records: () => import('./features/statistics/RecordsPage.svelte'),
  goals: () => import('./features/goals/GoalsPage.svelte'),
  goal_new: () => import('./features/goals/GoalNewPage.svelte'),
  goal: () => import('./features/goals/GoalPage.svelte'),
  goal_edit: () => import('./features/goals/GoalEditPage.svelte'),
  profile: () => import('./features/profiles/ProfilePage.svelte'),
  profile_edit: () => import('./features/profiles/ProfileEditPage.svelte'),
  person: () => import('./features/profiles/ProfilePage.svelte'),
  workout: () => import('./features/workouts/WorkoutPage.svelte'),
  workout_new: () => import('./features/workouts/WorkoutNewPage.svelte'),
  workout_edit: () => import('./features/workouts/WorkoutEditPage.svelte'),
  not_found: () => import('./shell/NotFoundPage.svelte'),
}
