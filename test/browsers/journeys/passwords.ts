import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { mailedLink } from '../mails.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import {
  isSignedIn,
  newAccount,
  newName,
  PASSWORD,
  registerInForm,
  signIn,
  signInAndWait,
} from '../people.ts'

export const passwordJourneys: Journey[] = [
  { title: 'verifies the email address with the mailed link', run: verifyEmail, ...CHROMIUM_ONLY },
  { title: 'replaces a forgotten password with the mailed link', run: resetPassword, ...CHROMIUM_ONLY },
  { title: 'changes the password', run: changePassword, ...CHROMIUM_ONLY },
  { title: 'changes the email address after an identity proof', run: changeEmail, ...CHROMIUM_ONLY },
]

const NEW_PASSWORD = 'seven quiet rivers in may'

async function verifyEmail(page: Page): Promise<void> {
  const username = newName()
  const email = `${username}@example.org`
  await registerInForm(page, username)
  await expectText(page, 'Please confirm your email address.')
  const link = await mailedLink('/verify-email', email)
  await page.goto(link)
  await expectText(page, `${email} is confirmed for ${username}.`)
  expect(await page.evaluate('location.hash')).toBe('')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('link', 'Continue to your workouts')
  await expectText(page, 'Start with what you already have')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Please confirm')
  await page.goto('/login')
  await page.goto(link)
  await expectText(page, 'This link is no longer valid', 'Send a new link')
}

/**
 * The address has to be confirmed first. The old password is refused afterwards; the email address works in place of
 * the username.
 */
async function resetPassword(page: Page): Promise<void> {
  const { username, email } = await newAccount()
  await askForReset(page, email)
  await expectText(page, 'If the address was never confirmed, you get a link to confirm it instead')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.goto(await mailedLink('/verify-email', email))
  await expectText(page, `${email} is confirmed for ${username}.`)
  await askForReset(page, email)
  await page.goto(await mailedLink('/reset-password', email))
  await page.fill('New password', 'short')
  await page.fill('Repeat new password', 'short')
  await page.click('button', 'Change password')
  await expectText(page, 'must be at least 12 characters long')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.fill('New password', NEW_PASSWORD)
  await page.fill('Repeat new password', NEW_PASSWORD)
  await page.click('button', 'Change password')
  await waitForPath(page, /^\/login$/)
  await expectText(page, 'Your password has been changed. Sign in with the new one.')
  await signIn(page, username)
  await expectText(page, 'Wrong name or password')
  await signIn(page, email, NEW_PASSWORD)
  await expectText(page, 'Start with what you already have')
}

async function askForReset(page: Page, email: string): Promise<void> {
  await page.goto('/login')
  await page.click('link', 'Forgot your password?')
  await waitForPage(page, 'Forgot your password?')
  await page.fill('Email address', email)
  await page.click('button', 'Send link')
  await expectText(page, `If ${email} belongs to an account, a link is on its way there.`)
}

/** Other sessions end; this one continues. */
async function changePassword(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await signInAndWait(page, username)
  await page.goto('/settings/password')
  await waitForPage(page, 'Password')
  await page.fill('Current password', 'not the password at all')
  await page.fill('New password', NEW_PASSWORD)
  await page.fill('Repeat new password', NEW_PASSWORD)
  await page.click('button', 'Change password')
  await expectText(page, 'Wrong password.')
  await waitFor(page, `document.activeElement.name === 'old_password'`)
  await page.fill('Current password', PASSWORD)
  await page.click('button', 'Change password')
  await expectText(page, 'Your password has been changed.')
  expect(await isSignedIn(access)).toBe(false)
  await page.goto('/settings')
  await expectText(page, username)
}

/** The link goes to the new address; opening it ends all sessions of the account. */
async function changeEmail(page: Page): Promise<void> {
  const { username, email } = await newAccount()
  const next = `new-${email}`
  await signInAndWait(page, username)
  await page.goto('/settings/email')
  await waitForPage(page, 'Email address')
  await expectText(page, email, 'Not confirmed')
  await page.fill('New email address', next)
  await page.click('button', 'Send link')
  await expectText(page, 'Confirm that it is you')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.fill('Password', 'not the password at all')
  await page.press('Enter')
  await expectText(page, 'Wrong password.')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await expectText(page, `A link is on its way to ${next}.`)
  await page.goto(await mailedLink('/verify-email', next))
  await expectText(page, `${next} is confirmed for ${username}.`, 'you were signed out everywhere')
  await page.click('link', 'Sign in')
  await signIn(page, next)
  await expectText(page, 'Start with what you already have')
}
