import { expect, inject } from 'vitest'
import { type Page, waitUntil } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import { mailedLink, mailsTo } from '../mails.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import { confirmEmail, isSignedIn, newAccount, PASSWORD, signIn, signInAndWait } from '../people.ts'

export const accountJourneys: Journey[] = [
  { title: 'ends another session', run: endAnotherSession, ...CHROMIUM_ONLY },
  { title: 'creates, uses and removes an API key', run: useApiKey, ...CHROMIUM_ONLY },
  {
    title: 'downloads all personal data',
    run: downloadPersonalData,
    ...onEveryEngine('A Blob becomes a download differently in each engine.'),
  },
  {
    title: 'deletes an account, and keeps it by signing in again',
    run: deleteAndKeepAccount,
    ...CHROMIUM_ONLY,
  },
]

const base = () => inject('server').base

async function endAnotherSession(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await signInAndWait(page, username)
  await page.goto('/settings/sessions')
  await waitForPage(page, 'Where you are signed in')
  await expectText(page, 'This one', 'Sign out everywhere else')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', /^Sign out .*, since /)
  await expectText(page, 'Signed out.')
  await waitFor(page, `document.querySelectorAll('main .rows > li').length === 1`)
  expect(await isSignedIn(access)).toBe(false)
}

const statusWithKey = (key: string, method = 'GET') =>
  fetch(`${base()}/api/workouts/`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  }).then(({ status }) => status)

/** The key is never shown again, allows only its scopes, and is refused after its removal. */
async function useApiKey(page: Page): Promise<void> {
  await signInAndWait(page, (await newAccount()).username)
  await page.goto('/settings/keys')
  await waitForPage(page, 'API keys')
  await page.click('button', 'Create key')
  await expectText(page, 'Fill this in.')
  await page.fill('Name', 'Kitchen display')
  await page.click('checkbox', 'Upload')
  await page.choose('Valid for', '30 days')
  await page.click('button', 'Create key')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await expectText(page, 'Your new key “Kitchen display”')
  expect(await accessibilityViolations(page)).toEqual([])
  const key = await page.evaluate<string>(`document.querySelector('.secret code').innerText`)
  expect(await statusWithKey(key)).toBe(200)
  expect(await statusWithKey(key, 'POST')).toBe(403)
  await page.click('button', 'Done')
  await expectText(page, 'Kitchen display', 'Read, Upload')
  await page.click('button', 'Remove Kitchen display')
  await page.click('button', 'Remove')
  await expectText(page, 'Key removed.')
  expect(await statusWithKey(key)).toBe(401)
}

async function downloadPersonalData(page: Page): Promise<void> {
  const account = await newAccount()
  const { username, email } = account
  await confirmEmail(account)
  await signInAndWait(page, username)
  await page.goto('/settings/export')
  await waitForPage(page, 'Download your data')
  await page.evaluate(RECORD_DOWNLOADS)
  await page.click('button', 'Prepare a download')
  await page.click('button', /^Download, Today/)
  await waitFor(page, 'window.__files.length === 1')
  expect(await page.evaluate('window.__files[0].slice(0, 2).text()')).toBe('PK')
  expect(await accessibilityViolations(page)).toEqual([])
  expect(await mailedLink('/settings/export', email)).toBe('/settings/export')
}

/** Keeps each Blob that the page turns into a download. */
const RECORD_DOWNLOADS = `(() => {
  window.__files = []
  const create = URL.createObjectURL
  URL.createObjectURL = (file) => (window.__files.push(file), create.call(URL, file))
})()`

/** Deletion ends all sessions at once; signing in within 14 days keeps the account. */
async function deleteAndKeepAccount(page: Page): Promise<void> {
  const account = await newAccount()
  const { username, email, access } = account
  await confirmEmail(account)
  await signInAndWait(page, username)
  await page.goto('/settings/delete')
  await waitForPage(page, 'Delete account')
  await page.click('button', 'Delete my account')
  await expectText(page, 'All your data will be deleted in 14 days.')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await waitForPath(page, /^\/login$/)
  await expectText(page, 'Your account will be deleted on')
  expect(await accessibilityViolations(page)).toEqual([])
  expect(await isSignedIn(access)).toBe(false)
  await signIn(page, username)
  await expectText(page, 'Start with what you already have', username)
  await waitUntil('the mail that the account is kept', async () =>
    mailsTo(email).some(({ subject }) => subject === 'Your account stays'),
  )
}
