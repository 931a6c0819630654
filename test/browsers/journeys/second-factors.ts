import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import { newAccount, PASSWORD, signIn, signInAndWait, signOut } from '../people.ts'
import { totpCode } from '../totp.ts'

export const secondFactorJourneys: Journey[] = [
  { title: 'sets up, uses and turns off an authenticator app', run: useAuthenticatorApp, ...CHROMIUM_ONLY },
  {
    title: 'adds a passkey, signs in and proves identity with it, and removes it',
    run: usePasskey,
    engines: ['Chromium'],
    reason: 'Only Chromium has a virtual authenticator.',
  },
]

const SECRET = `document.querySelector('.secret code').innerText`
const CODES = `[...document.querySelectorAll('main ul code')].map((code) => code.innerText)`

async function openSecurity(page: Page): Promise<void> {
  await page.goto('/settings/security')
  await waitForPage(page, 'Second factor and passkeys')
}

/** Enters the password in the dialog that asks for an identity proof. */
async function prove(page: Page): Promise<void> {
  await waitFor(page, `document.querySelector('dialog[open] input[name=password]')`)
  await page.evaluate(`document.querySelector('dialog[open] input[name=password]').focus()`)
  await page.type(PASSWORD)
  await page.press('Enter')
}

async function useAuthenticatorApp(page: Page): Promise<void> {
  const { username } = await newAccount()
  await signInAndWait(page, username)
  await openSecurity(page)
  const { secret, codes } = await turnOn(page)
  await signOut(page)
  await signIn(page, username)
  await expectText(page, 'One more step')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.fill('Code', '000000')
  await page.click('button', 'Sign in')
  await expectText(page, 'Wrong code')
  await waitFor(page, `document.activeElement.name === 'otp'`)
  await page.fill('Code', totpCode(secret, 1))
  await page.click('button', 'Sign in')
  await expectText(page, 'Start with what you already have')
  await signOut(page)
  await signIn(page, username)
  await page.click('button', 'Use a recovery code instead')
  await page.fill('Recovery code', codes[0] ?? '')
  await page.click('button', 'Sign in')
  await expectText(page, 'Start with what you already have')
  await openSecurity(page)
  await expectText(page, `${codes.length - 1} codes left`)
  const [first, second] = await renewCodes(page)
  expect(codes).not.toContain(first)
  await page.click('button', 'Turn off')
  await page.click('radio', 'Code')
  await page.click('button', 'Use a recovery code instead')
  await page.fill('Recovery code', codes[1] ?? '')
  await page.press('Enter')
  await expectText(page, 'Wrong code')
  await page.fill('Recovery code', second ?? '')
  await page.press('Enter')
  await expectText(page, 'Authenticator app turned off.', 'Set up')
}

/** New recovery codes replace the earlier ones. */
async function renewCodes(page: Page): Promise<string[]> {
  await page.click('button', 'Create new codes')
  await prove(page)
  await expectText(page, 'Save these recovery codes')
  const codes = await page.evaluate<string[]>(CODES)
  await page.click('button', 'I have saved them')
  return codes
}

async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.click('button', 'Set up')
  await prove(page)
  await expectText(page, 'Scan this with your authenticator app')
  await waitFor(page, `document.querySelector('svg[role=img] path').getAttribute('d').length > 1000`)
  expect(await accessibilityViolations(page)).toEqual([])
  const secret = await page.evaluate<string>(SECRET)
  await page.fill('2. Enter the code from the app', '000000')
  await page.press('Enter')
  await expectText(page, 'Wrong code')
  await page.fill('2. Enter the code from the app', totpCode(secret))
  await page.press('Enter')
  await expectText(page, 'Save these recovery codes')
  expect(await accessibilityViolations(page)).toEqual([])
  const codes = await page.evaluate<string[]>(CODES)
  expect(codes.length).toBeGreaterThanOrEqual(8)
  await page.click('button', 'I have saved them')
  await expectText(page, 'Turn off', `${codes.length} codes left`)
  return { secret, codes }
}

async function usePasskey(page: Page): Promise<void> {
  const { username } = await newAccount()
  await signInAndWait(page, username)
  await page.addVirtualAuthenticator!()
  await openSecurity(page)
  await page.fill('Name of the new passkey', 'Kitchen computer')
  await page.click('button', 'Add a passkey')
  await prove(page)
  await expectText(page, 'Passkey added.', 'Kitchen computer', 'not used yet')
  expect(await accessibilityViolations(page)).toEqual([])
  await signOut(page)
  await page.click('button', 'Sign in with a passkey')
  await expectText(page, 'Start with what you already have', username)
  await openSecurity(page)
  await expectText(page, 'last used: Today')
  await page.click('button', 'Rename Kitchen computer')
  await page.fill('Name', 'Desk computer')
  await page.press('Enter')
  await expectText(page, 'Desk computer')
  await page.click('button', 'Remove Desk computer')
  await page.click('radio', 'Passkey')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', 'Remove')
  await expectText(page, 'Passkey removed.')
  await signOut(page)
  await page.click('button', 'Sign in with a passkey')
  await expectText(page, 'Unknown passkey')
  await waitForPath(page, /^\/login$/)
}
