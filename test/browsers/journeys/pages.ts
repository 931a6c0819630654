import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Browser, Look, Page } from '../browser.ts'
import { ride } from '../files.ts'
import type { BrowserName } from '../installed.ts'
import { isLoaded, scrollsSideways, violations } from '../page.ts'
import { comeIn, newAccount, uploadRecording } from '../people.ts'

type Visit = { name: string; path: string; heading: string }

const OUTSIDE: Visit[] = [
  { name: 'login', path: '/login', heading: 'Sign in' },
  { name: 'register', path: '/register', heading: 'Create an account' },
]

const insideWith = (id: number): Visit[] => [
  { name: 'home', path: '/', heading: '' },
  { name: 'upload', path: '/upload', heading: 'Upload recordings' },
  { name: 'workout', path: `/workouts/${id}`, heading: '' },
  { name: 'edit', path: `/workouts/${id}/edit`, heading: 'Edit the workout' },
  { name: 'new', path: '/workouts/new', heading: 'Add a workout' },
  { name: 'settings', path: '/settings', heading: 'Settings' },
  { name: 'not-found', path: '/no/such/page', heading: 'There is nothing here' },
]

/** Every page, wide and as narrow as a phone: axe has nothing to say, and nothing scrolls sideways. */
export async function visitEveryPage(
  browser: Browser,
  colours: Look['colours'],
  name: BrowserName,
): Promise<Page> {
  const { username, access } = await newAccount()
  const id = await uploadRecording(access, ride.file)
  const page = await browser.newVisitor({ colours })
  const found: string[] = []
  const visit = async (to: Visit) => {
    await page.goto(to.path)
    await isLoaded(page, to.heading)
    for (const [size, width] of [
      ['wide', 1280],
      ['phone', browser.phone_px],
    ] as const) {
      await page.resize(width)
      if (await scrollsSideways(page)) found.push(`${to.name}, ${size}: wider than the window`)
      found.push(...(await violations(page)).map((line) => `${to.name}, ${size}: ${line}`))
      if (name === 'Chromium') await keep(page, `${to.name}-${size}-${colours}.png`)
    }
  }
  for (const to of OUTSIDE) await visit(to)
  await comeIn(page, username)
  for (const to of insideWith(id)) await visit(to)
  expect(found).toEqual([])
  return page
}

/** Pictures for the README, in the folder that SCREENSHOTS names. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot(path.join(folder, name))
}
