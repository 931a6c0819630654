import type { Component } from 'svelte'
import type { RouteName } from '../router/match.ts'

export type PageName = RouteName
type Page = Component<{ id: number }> | Component<Record<string, never>>
type Load = () => Promise<{ default: Page }>

/** Every page is a file of its own for the browser, fetched when it is first visited. */
export const pages: Record<PageName, Load> = {
  home: () => import('./Home.svelte'),
  login: () => import('./Login.svelte'),
  register: () => import('./Register.svelte'),
  upload: () => import('./Upload.svelte'),
  settings: () => import('./Settings.svelte'),
  workout: () => import('./Workout.svelte'),
  workout_new: () => import('./WorkoutNew.svelte'),
  workout_edit: () => import('./WorkoutEdit.svelte'),
  not_found: () => import('./NotFound.svelte'),
}

export const SIGNED_OUT_PAGES: ReadonlySet<PageName> = new Set(['login', 'register'])
