import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Browser, Look, Page } from './browser.ts'
import { accessibilityViolations, isWiderThanWindow, waitForPage } from './page.ts'
import {
  addWorkout,
  callAs,
  callAsAdmin,
  dayBefore,
  hideStart,
  newAccount,
  signInAndWait,
  uploadRecording,
} from './people.ts'
import { ride } from './sample-files.ts'
import { ADMIN } from './server.ts'
import {
  administrationPages,
  mainPages,
  peoplePages,
  SETTINGS_PAGES,
  SIGNED_OUT_PAGES,
  trainingLogPages,
  type Visit,
} from './toured-pages.ts'

/** Reports a person; returns the id of the case. */
async function reportPerson(username: string): Promise<number> {
  const { access } = await newAccount()
  const report = { kind: 'profile', target: username, reason: 'spam', content: 'A shop.' }
  await callAs(access, 'POST', '/api/reports/', report)
  type Cases = { results: { id: number; person: { username: string } }[] }
  const { results } = await callAsAdmin<Cases>('GET', '/reports/?page_size=100')
  return results.find(({ person }) => person.username === username)!.id
}

type Tour = (page: Page, visit: (to: Visit) => Promise<void>) => Promise<void>

/** Every page of the client, divided into tours so that each test is short. */
export const TOURS: Record<string, Tour> = {
  'first pages': async (page, visit) => {
    const { username, access } = await newAccount()
    const id = await uploadRecording(access, ride.file)
    await hideStart(access, id, 'Home')
    for (const to of SIGNED_OUT_PAGES) await visit(to)
    await signInAndWait(page, username)
    for (const to of mainPages(id, await addComments(access, id))) await visit(to)
  },
  'training log': async (page, visit) => {
    const { username, access } = await newAccount()
    for (const days_ago of [0, 1, 9]) await addWorkout(access, days_ago, { sport: 'running', duration: 40 })
    const gone = await addWorkout(access, 2, { sport: 'yoga', duration: 30 })
    await callAs(access, 'DELETE', `/api/workouts/${gone}/`)
    for (const days_ago of [0, 5])
      await callAs(access, 'PUT', `/api/profiles/me/weights/${dayBefore(days_ago)}/`, { weight_kg: 70 })
    const goal = { kind: 'workouts', target: 3, period: 'week', start_date: dayBefore(20) }
    const { id } = await callAs<{ id: number }>(access, 'POST', '/api/goals/', goal)
    await signInAndWait(page, username)
    for (const to of trainingLogPages(username, id)) await visit(to)
  },
  people: async (page, visit) => {
    const me = await newAccount()
    const [open, closed, asking, blocked, muted] = await Promise.all([
      newAccount(),
      newAccount(),
      newAccount(),
      newAccount(),
      newAccount(),
    ])
    const act = (who: typeof me, action: string, whom: typeof me) =>
      callAs(who.access, 'POST', `/api/profiles/${whom.username}/${action}/`, {})
    await callAs(closed.access, 'PATCH', '/api/profiles/me/', { is_private: true })
    for (const one of [open, closed]) {
      await act(one, 'follow', me)
      await act(me, 'follow', one)
    }
    await act(open, 'follow', muted)
    await callAs(me.access, 'PATCH', '/api/profiles/me/', { is_private: true })
    await act(asking, 'follow', me)
    await act(me, 'block', blocked)
    await act(me, 'mute', muted)
    const ride = { sport: 'cycling', duration: 60, title: 'Lake ride', visibility: 'public' }
    await addComments(open.access, await addWorkout(me.access, 1, ride))
    await signInAndWait(page, me.username)
    for (const to of peoplePages(me.username, open.username, closed.username)) await visit(to)
  },
  settings: async (page, visit) => {
    await signInAndWait(page, (await newAccount()).username)
    for (const to of SETTINGS_PAGES) await visit(to)
  },
  administration: async (page, visit) => {
    const { username, account } = await newAccount()
    await signInAndWait(page, ADMIN.username, ADMIN.password)
    const report = await reportPerson(username)
    for (const to of administrationPages(username, account.id, report)) await visit(to)
  },
}

/** A comment with a like and a reply; returns its id. */
async function addComments(access: string, workout_id: number): Promise<number> {
  const path = `/api/workouts/${workout_id}/comments/`
  const content = 'The view at the top: https://example.org/view'
  const { id } = await callAs<{ id: number }>(access, 'POST', path, { content })
  await callAs(access, 'POST', path, { content: 'And the way down.', parent: id })
  await callAs(access, 'POST', `/api/comments/${id}/like/`, {})
  await callAs(access, 'POST', `/api/workouts/${workout_id}/like/`, {})
  return id
}

type Options = { colours: Look['colours']; keepsScreenshots: boolean }

/** Visits a tour's pages in a wide and a narrow window. Fails when axe finds a fault or a page scrolls sideways. */
export async function visitPages(browser: Browser, tour: Tour, options: Options): Promise<Page> {
  const page = await browser.newVisitor({ colours: options.colours })
  const found: string[] = []
  await tour(page, async (to) => {
    await page.goto(to.path)
    await waitForPage(page, to.heading)
    for (const [size, width] of [
      ['wide', 1280],
      ['phone', browser.phone_px],
    ] as const) {
      await page.resize(width)
      if (await isWiderThanWindow(page)) found.push(`${to.name}, ${size}: wider than the window`)
      found.push(...(await accessibilityViolations(page)).map((line) => `${to.name}, ${size}: ${line}`))
      if (options.keepsScreenshots) await keepScreenshot(page, `${to.name}-${size}-${options.colours}.png`)
    }
  })
  expect(found).toEqual([])
  return page
}

/** Saves a picture for the README in the folder that SCREENSHOTS names. */
async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot(path.join(folder, name))
}
