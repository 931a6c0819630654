import { expect, inject } from 'vitest'
import { type Page, until } from '../browser.ts'
import { linkTo, mailsTo } from '../mails.ts'
import { holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { comeIn, isSignedIn, newAccount, PASSWORD, signIn } from '../people.ts'

const base = () => inject('server').base

/** Ended elsewhere, a session can do nothing any more. */
export async function endAnotherSession(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await comeIn(page, username)
  await page.goto('/settings/sessions')
  await isLoaded(page, 'Where you are signed in')
  await sees(page, 'This one', 'Sign out everywhere else')
  expect(await violations(page)).toEqual([])
  await page.click('button', /^Sign out .*, since /)
  await sees(page, 'Signed out there.')
  await holds(page, `document.querySelectorAll('main .rows > li').length === 1`)
  expect(await isSignedIn(access)).toBe(false)
}

const askWith = (key: string, method = 'GET') =>
  fetch(`${base()}/api/workouts/`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  }).then(({ status }) => status)

/** Shown once, of use for what was allowed, of no use once removed. */
export async function useAnApiKey(page: Page): Promise<void> {
  await comeIn(page, (await newAccount()).username)
  await page.goto('/settings/keys')
  await isLoaded(page, 'API keys')
  await page.click('button', 'Make the key')
  await sees(page, 'Fill this in.')
  await page.fill('Name', 'Kitchen display')
  await page.click('checkbox', 'Upload')
  await page.choose('Valid for', '30 days')
  await page.click('button', 'Make the key')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await sees(page, 'Your new key “Kitchen display”')
  expect(await violations(page)).toEqual([])
  const key = await page.evaluate<string>(`document.querySelector('.secret code').innerText`)
  expect(await askWith(key)).toBe(200)
  expect(await askWith(key, 'POST')).toBe(403)
  await page.click('button', 'Done')
  await sees(page, 'Kitchen display', 'Read, Upload')
  await page.click('button', 'Remove Kitchen display')
  await page.click('button', 'Remove')
  await sees(page, 'The key was removed.')
  expect(await askWith(key)).toBe(401)
}

/** Asked for, made, and saved: it is a zip. */
export async function downloadEverything(page: Page): Promise<void> {
  const { username, email } = await newAccount()
  await comeIn(page, username)
  await page.goto('/settings/export')
  await isLoaded(page, 'Download your data')
  await page.evaluate(KEEP_FILES)
  await page.click('button', 'Prepare a download')
  await page.click('button', /^Download, Today/)
  await holds(page, 'window.__files.length === 1')
  expect(await page.evaluate('window.__files[0].slice(0, 2).text()')).toBe('PK')
  expect(await violations(page)).toEqual([])
  expect(await linkTo('/settings/export', email)).toBe('/settings/export')
}

/** What the page hands to the browser's downloads, to look into it. */
const KEEP_FILES = `(() => {
  window.__files = []
  const create = URL.createObjectURL
  URL.createObjectURL = (file) => (window.__files.push(file), create.call(URL, file))
})()`

/** Gone at once, and back by signing in. */
export async function leaveAndComeBack(page: Page): Promise<void> {
  const { username, email, access } = await newAccount()
  await comeIn(page, username)
  await page.goto('/settings/delete')
  await isLoaded(page, 'Delete account')
  await page.click('button', 'Delete my account')
  await sees(page, 'In 14 days everything of yours will be gone.')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await isAt(page, /^\/login$/)
  await sees(page, 'Your account will be deleted on')
  expect(await violations(page)).toEqual([])
  expect(await isSignedIn(access)).toBe(false)
  await signIn(page, username)
  await sees(page, 'Start with what you already have', username)
  await until('the mail that the account stays', async () =>
    mailsTo(email).some(({ subject }) => subject === 'Your account stays'),
  )
}
