import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { linkTo } from '../mails.ts'
import { holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { comeIn, isSignedIn, newAccount, newName, PASSWORD, registerAs, signIn } from '../people.ts'

const NEW_PASSWORD = 'seven quiet rivers in may'

/** From the form to the mail and back: the address counts once its link was opened. */
export async function verifyTheAddress(page: Page): Promise<void> {
  const username = newName()
  const email = `${username}@example.org`
  await registerAs(page, username)
  await sees(page, 'Please confirm your email address.')
  const link = await linkTo('/verify-email', email)
  await page.goto(link)
  await sees(page, `${email} is confirmed for ${username}.`)
  expect(await page.evaluate('location.hash')).toBe('')
  expect(await violations(page)).toEqual([])
  await page.click('link', 'Go on to your workouts')
  await sees(page, 'Start with what you already have')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Please confirm')
  await page.goto('/login')
  await page.goto(link)
  await sees(page, 'This link is not valid any more', 'Send a new link')
}

/** A new password by mail; the old one is worth nothing then, and the address signs in, too. */
export async function resetThePassword(page: Page): Promise<void> {
  const { username, email } = await newAccount()
  await page.goto('/login')
  await page.click('link', 'Forgot your password?')
  await isLoaded(page, 'Forgot your password?')
  await page.fill('Email address', email)
  await page.click('button', 'Send the link')
  await sees(page, `If ${email} belongs to an account, a link is on its way there.`)
  expect(await violations(page)).toEqual([])
  await page.goto(await linkTo('/reset-password', email))
  await page.fill('New password', 'short')
  await page.fill('New password, once more', 'short')
  await page.click('button', 'Change the password')
  await sees(page, 'must be at least 12 characters long')
  expect(await violations(page)).toEqual([])
  await page.fill('New password', NEW_PASSWORD)
  await page.fill('New password, once more', NEW_PASSWORD)
  await page.click('button', 'Change the password')
  await isAt(page, /^\/login$/)
  await sees(page, 'Your password is changed. Sign in with the new one.')
  await signIn(page, username)
  await sees(page, 'That name and password do not belong together')
  await signIn(page, email, NEW_PASSWORD)
  await sees(page, 'Start with what you already have')
}

/** The other sessions end, this one stays. */
export async function changeThePassword(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await comeIn(page, username)
  await page.goto('/settings/password')
  await isLoaded(page, 'Password')
  await page.fill('Current password', 'not the password at all')
  await page.fill('New password', NEW_PASSWORD)
  await page.fill('New password, once more', NEW_PASSWORD)
  await page.click('button', 'Change the password')
  await sees(page, 'That is not your password.')
  await holds(page, `document.activeElement.name === 'old_password'`)
  await page.fill('Current password', PASSWORD)
  await page.click('button', 'Change the password')
  await sees(page, 'Your password is changed.')
  expect(await isSignedIn(access)).toBe(false)
  await page.goto('/settings')
  await sees(page, username)
}

/** The new address gets the link; opening it signs everybody out. */
export async function changeTheAddress(page: Page): Promise<void> {
  const { username, email } = await newAccount()
  const next = `new-${email}`
  await comeIn(page, username)
  await page.goto('/settings/email')
  await isLoaded(page, 'Email address')
  await sees(page, email, 'Not confirmed')
  await page.fill('New email address', next)
  await page.click('button', 'Send the link')
  await sees(page, 'Prove that it is you')
  expect(await violations(page)).toEqual([])
  await page.fill('Password', 'not the password at all')
  await page.press('Enter')
  await sees(page, 'That is not your password.')
  await page.fill('Password', PASSWORD)
  await page.press('Enter')
  await sees(page, `A link is on its way to ${next}.`)
  await page.goto(await linkTo('/verify-email', next))
  await sees(page, `${next} is confirmed for ${username}.`, 'you were signed out everywhere')
  await page.click('link', 'Sign in')
  await signIn(page, next)
  await sees(page, 'Start with what you already have')
}
