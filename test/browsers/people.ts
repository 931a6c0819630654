import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { type Page, until } from './browser.ts'
import { isAt, sees } from './page.ts'
import { ADMIN } from './server.ts'

export const PASSWORD = 'correct horse battery staple'

type Recording = { id: number; items: { workouts: number[] }[] }

let made = 0

/** A username that nobody has taken yet. */
export function newName(): string {
  return `rider${Date.now().toString(36)}${made++}`
}

/** An account made through the API, for journeys that begin later. */
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

/** Uploads a recording through the API; answers the id of its workout. */
export async function uploadRecording(access: string, file: string): Promise<number> {
  const headers = { authorization: `Bearer ${access}` }
  const form = new FormData()
  form.append('file', new Blob([await readFile(file)]), path.basename(file))
  const { id } = await call<Recording>('POST', '/api/recordings/', form, headers)
  return until('the recording to be imported', async () => {
    const { items } = await call<Recording>('GET', `/api/recordings/${id}/`, undefined, headers)
    return items[0]?.workouts[0] ?? false
  })
}

/** Lets somebody do something through the API. */
export function doAs<T>(access: string, method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${access}`, ...(body && { 'content-type': 'application/json' }) }
  return call<T>(method, path, body && JSON.stringify(body), headers)
}

/** The calendar day so many days ago, in the time zone of the accounts that are made here. */
export function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

/** Notes a workout of a day through the API; answers its id. */
export async function addWorkout(access: string, days_ago: number, workout: object): Promise<number> {
  // The first minute of a day has passed already, whatever the time is.
  const started_at = `${dayBefore(days_ago)}T00:00:30Z`
  const { id } = await doAs<{ id: number }>(access, 'POST', '/api/workouts/', { started_at, ...workout })
  return id
}

/** Lets the administrator do something through the API. */
export async function administer(method: string, path: string, body: object): Promise<void> {
  const json = { 'content-type': 'application/json' }
  const { username, password } = ADMIN
  const login = JSON.stringify({ username, password })
  const { access } = await call<{ access: string }>('POST', '/api/auth/login/', login, json)
  const headers = { ...json, authorization: `Bearer ${access}` }
  await call(method, `/api/admin${path}`, JSON.stringify(body), headers)
}

/** Whether a token made earlier still opens anything. */
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

export async function registerAs(page: Page, username: string): Promise<void> {
  await page.goto('/register')
  await page.fill('Username', username)
  await page.fill('Email address', `${username}@example.org`)
  await page.fill('Password', PASSWORD)
  await page.fill('Password, once more', PASSWORD)
  await page.click('button', 'Create account')
  await sees(page, 'Start with what you already have')
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto('/login')
  await page.fill('Username or email address', username)
  await page.fill('Password', password)
  await page.click('button', 'Sign in')
}

/** Signs in, and waits for the first page. */
export async function comeIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await signIn(page, username, password)
  await until('the first page', () =>
    page.evaluate<boolean>(`document.querySelector('h1').innerText.includes('${username}')`),
  )
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.click('button', 'Sign out')
  await isAt(page, /^\/login$/)
}
