import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { type Page, waitUntil } from './browser.ts'
import { mailedLink } from './mails.ts'
import { expectText, waitForPath } from './page.ts'
import { ADMIN } from './server.ts'

export const PASSWORD = 'correct horse battery staple'

type Recording = { id: number; items: { workouts: number[] }[] }

let made = 0

/** A username that is not taken. The pool id separates test files that run at the same time. */
export function newName(): string {
  return `rider${process.env.VITEST_POOL_ID ?? 0}x${Date.now().toString(36)}${made++}`
}

/** Creates an account through the API, for journeys that do not start with registration. */
export async function newAccount() {
  const username = newName()
  const email = `${username}@example.org`
  const registration = {
    username,
    email,
    password1: PASSWORD,
    password2: PASSWORD,
    units: 'metric',
  }
  const { access, user } = await call<{ access: string; user: { id: number } }>(
    'POST',
    '/api/auth/registration/',
    JSON.stringify(registration),
    {
      'content-type': 'application/json',
    },
  )
  return { username, email, access, account: user }
}

/** Opens the link mailed to a new account, because notices go to confirmed addresses only. */
export async function confirmEmail({ access, email }: { access: string; email: string }): Promise<void> {
  const [, key] = /#token=([\w-]+)/.exec(await mailedLink('/verify-email', email)) ?? []
  await callAs(access, 'POST', '/api/auth/registration/verify-email/', { key })
}

/** Uploads a recording through the API; returns the id of its workout. */
export async function uploadRecording(access: string, file: string): Promise<number> {
  const headers = { authorization: `Bearer ${access}` }
  const form = new FormData()
  form.append('file', new Blob([await readFile(file)]), path.basename(file))
  const { id } = await call<Recording>('POST', '/api/recordings/', form, headers)
  return waitUntil('the recording to be imported', async () => {
    const { items } = await call<Recording>('GET', `/api/recordings/${id}/`, undefined, headers)
    return items[0]?.workouts[0] ?? false
  })
}

type Track = { channels: { lat: (number | null)[]; lon: (number | null)[] } }

/** The positions of a workout's track that the holder of the token sees. */
export async function positionsOf(access: string, id: number) {
  const path = `/api/workouts/${id}/streams/?channels=lat,lon&points=800`
  const { lat, lon } = (await callAs<Track>(access, 'GET', path)).channels
  return lat.flatMap((north, i) => (north === null ? [] : [{ lat: north, lon: lon[i] as number }]))
}

/** Adds a privacy zone around the start of a workout. */
export async function hideStart(access: string, id: number, name: string): Promise<void> {
  const [start] = await positionsOf(access, id)
  await callAs(access, 'POST', '/api/profiles/me/zones/', { name, radius_m: 300, ...start })
}

/** Calls the API with an access token. */
export function callAs<T>(access: string, method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${access}`, ...(body && { 'content-type': 'application/json' }) }
  return call<T>(method, path, body && JSON.stringify(body), headers)
}

/** The calendar day this many days ago, in UTC: the time zone of the accounts created here. */
export function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

/** Creates a workout that began `days_ago` days ago through the API; returns its id. */
export async function addWorkout(access: string, days_ago: number, workout: object): Promise<number> {
  // The first minute of the day, so that even a workout of today began in the past.
  const started_at = `${dayBefore(days_ago)}T00:00:30Z`
  const { id } = await callAs<{ id: number }>(access, 'POST', '/api/workouts/', { started_at, ...workout })
  return id
}

/** Calls an administration route as the administrator. */
export async function callAsAdmin<T>(method: string, path: string, body?: object): Promise<T> {
  const json = { 'content-type': 'application/json' }
  const { username, password } = ADMIN
  const login = JSON.stringify({ username, password })
  const { access } = await call<{ access: string }>('POST', '/api/auth/login/', login, json)
  return callAs<T>(access, method, `/api/admin${path}`, body)
}

/** Whether the server still accepts an access token. */
export async function isSignedIn(access: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${access}` }
  return (await fetch(`${inject('server').base}/api/auth/user/`, { headers })).status === 200
}

async function call<T>(
  method: string,
  url: string,
  body: string | FormData | undefined,
  headers: object,
): Promise<T> {
  const response = await fetch(inject('server').base + url, { method, body, headers: { ...headers } })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

export async function registerInForm(page: Page, username: string): Promise<void> {
  await page.goto('/register')
  await page.fill('Username', username)
  await page.fill('Email address', `${username}@example.org`)
  await page.fill('Password', PASSWORD)
  await page.fill('Repeat password', PASSWORD)
  await page.click('button', 'Create account')
  await expectText(page, 'Start with what you already have')
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto('/login')
  await page.fill('Username or email address', username)
  await page.fill('Password', password)
  await page.click('button', 'Sign in')
}

/** Signs in and waits for the dashboard. */
export async function signInAndWait(page: Page, username: string, password = PASSWORD): Promise<void> {
  await signIn(page, username, password)
  await waitUntil('the dashboard', () =>
    page.evaluate<boolean>(`document.querySelector('h1').innerText.includes('${username}')`),
  )
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.click('button', 'Sign out')
  await waitForPath(page, /^\/login$/)
}
