import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { codeOf } from '../codes.ts'
import { holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { comeIn, newAccount, PASSWORD, signIn, signOut } from '../people.ts'

const SECRET = `document.querySelector('.secret code').innerText`
const CODES = `[...document.querySelectorAll('main ul code')].map((code) => code.innerText)`

async function openSecurity(page: Page): Promise<void> {
  await page.goto('/settings/security')
  await isLoaded(page, 'Second factor and passkeys')
}

/** Answers the question for a proof. */
async function prove(page: Page): Promise<void> {
  await holds(page, `document.querySelector('dialog[open] input[name=password]')`)
  await page.evaluate(`document.querySelector('dialog[open] input[name=password]').focus()`)
  await page.type(PASSWORD)
  await page.press('Enter')
}

/** On, sign in with a code, sign in with a recovery code, off. */
export async function useAnAuthenticatorApp(page: Page): Promise<void> {
  const { username } = await newAccount()
  await comeIn(page, username)
  await openSecurity(page)
  const { secret, codes } = await turnOn(page)
  await signOut(page)
  await signIn(page, username)
  await sees(page, 'One more step')
  expect(await violations(page)).toEqual([])
  await page.fill('Code', '000000')
  await page.click('button', 'Sign in')
  await sees(page, 'That code is not right')
  await holds(page, `document.activeElement.name === 'otp'`)
  await page.fill('Code', codeOf(secret, 1))
  await page.click('button', 'Sign in')
  await sees(page, 'Start with what you already have')
  await signOut(page)
  await signIn(page, username)
  await page.click('button', 'Use a recovery code instead')
  await page.fill('Recovery code', codes[0] ?? '')
  await page.click('button', 'Sign in')
  await sees(page, 'Start with what you already have')
  await openSecurity(page)
  await sees(page, `${codes.length - 1} codes left`)
  const [first, second] = await renewCodes(page)
  expect(codes).not.toContain(first)
  await page.click('button', 'Turn off')
  await page.click('radio', 'Code')
  await page.click('button', 'Use a recovery code instead')
  await page.fill('Recovery code', codes[1] ?? '')
  await page.press('Enter')
  await sees(page, 'That code is not right')
  await page.fill('Recovery code', second ?? '')
  await page.press('Enter')
  await sees(page, 'The authenticator app is turned off.', 'Set up')
}

/** The codes before are void. */
async function renewCodes(page: Page): Promise<string[]> {
  await page.click('button', 'Make new codes')
  await prove(page)
  await sees(page, 'Keep these recovery codes')
  const codes = await page.evaluate<string[]>(CODES)
  await page.click('button', 'I have kept them')
  return codes
}

async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.click('button', 'Set up')
  await prove(page)
  await sees(page, 'Scan this with your authenticator app')
  await holds(page, `document.querySelector('svg[role=img] path').getAttribute('d').length > 1000`)
  expect(await violations(page)).toEqual([])
  const secret = await page.evaluate<string>(SECRET)
  await page.fill('2. The code that the app shows', '000000')
  await page.press('Enter')
  await sees(page, 'That code is not right')
  await page.fill('2. The code that the app shows', codeOf(secret))
  await page.press('Enter')
  await sees(page, 'Keep these recovery codes')
  expect(await violations(page)).toEqual([])
  const codes = await page.evaluate<string[]>(CODES)
  expect(codes.length).toBeGreaterThanOrEqual(8)
  await page.click('button', 'I have kept them')
  await sees(page, 'Turn off', `${codes.length} codes left`)
  return { secret, codes }
}

/** Made, used to sign in without a name or a password, used as a proof, renamed, removed. */
export async function useAPasskey(page: Page): Promise<void> {
  const { username } = await newAccount()
  await comeIn(page, username)
  await page.giveAuthenticator!()
  await openSecurity(page)
  await page.fill('Name of the new passkey', 'Kitchen computer')
  await page.click('button', 'Add a passkey')
  await prove(page)
  await sees(page, 'The passkey was added.', 'Kitchen computer', 'not used yet')
  expect(await violations(page)).toEqual([])
  await signOut(page)
  await page.click('button', 'Sign in with a passkey')
  await sees(page, 'Start with what you already have', username)
  await openSecurity(page)
  await sees(page, 'last used: Today')
  await page.click('button', 'Rename Kitchen computer')
  await page.fill('Name', 'Desk computer')
  await page.press('Enter')
  await sees(page, 'Desk computer')
  await page.click('button', 'Remove Desk computer')
  await page.click('radio', 'Passkey')
  expect(await violations(page)).toEqual([])
  await page.click('button', 'Remove')
  await sees(page, 'The passkey was removed.')
  await signOut(page)
  await page.click('button', 'Sign in with a passkey')
  await sees(page, 'This passkey is not known here')
  await isAt(page, /^\/login$/)
}
