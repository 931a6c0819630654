import { expect } from 'vitest'
import type { Browser, Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, expectText, isWiderThanWindow, waitForPage, waitForPath } from '../page.ts'
import { addWorkout, callAs, newAccount, PASSWORD } from '../people.ts'

export const publicPageJourneys: Journey[] = [
  { title: 'sees a public workout without an account', run: visitWorkout, ...CHROMIUM_ONLY },
]

async function visitWorkout(page: Page, browser: Browser): Promise<void> {
  const { username, access } = await newAccount()
  const add = (title: string, visibility: string) =>
    addWorkout(access, 3, { sport: 'cycling', duration: 95, distance_m: 41_300, title, visibility })
  const open = await add('Sunday ride', 'public')
  const closed = await add('Secret ride', 'private')

  await page.goto(`/workouts/${open}`)
  await waitForPage(page, 'Sunday ride')
  await expectText(page, username, '41.3', 'Sign in')
  const text = await page.evaluate<string>('document.body.innerText')
  for (const action of ['Edit', 'Delete', 'Workouts', 'Settings']) expect(text).not.toContain(action)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.resize(browser.phone_px)
  expect(await isWiderThanWindow(page)).toBe(false)

  await page.goto(`/workouts/${closed}`)
  await waitForPath(page, /^\/login$/)
  await page.fill('Username or email address', username)
  await page.fill('Password', PASSWORD)
  await page.click('button', 'Sign in')
  await waitForPage(page, 'Secret ride')

  await callAs(access, 'PATCH', '/api/profiles/me/', { is_private: true })
  const stranger = await browser.anotherVisitor!()
  await stranger.goto(`/workouts/${open}`)
  await waitForPath(stranger, /^\/login$/)
  await callAs(access, 'PATCH', '/api/profiles/me/', { is_private: false })
  await stranger.goto(`/workouts/${open}`)
  await waitForPage(stranger, 'Sunday ride')
  await stranger.click('link', 'Sign in')
  await waitForPage(stranger, 'Sign in')
  expect(await stranger.faults()).toEqual([])
}
