import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { ride } from '../files.ts'
import { holds, isAt, sees, violations } from '../page.ts'
import { comeIn, newAccount, signIn, uploadRecording } from '../people.ts'

/** What was uploaded is there after signing out and in, and a reload keeps the session. */
export async function comeBack(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await uploadRecording(access, ride.file)
  await comeIn(page, username)
  await sees(page, 'Morning ride')
  await page.click('link', 'Settings')
  await page.click('button', 'Sign out')
  await isAt(page, /^\/login$/)
  await page.goto('/settings')
  await isAt(page, /^\/login$/)
  await signIn(page, username)
  await sees(page, 'Morning ride')
  await page.goto('/')
  await sees(page, username, 'Morning ride')
}

export async function signInWithAWrongPassword(page: Page): Promise<void> {
  const { username } = await newAccount()
  await signIn(page, username, 'not the password at all')
  await sees(page, 'That name and password do not belong together')
  await isAt(page, /^\/login$/)
  expect(await violations(page)).toEqual([])
}

/** The error stands at the field, is announced, and the field has the focus. */
export async function takeATakenName(page: Page): Promise<void> {
  const { username } = await newAccount()
  await page.goto('/register')
  await page.fill('Username', username)
  await page.fill('Email address', `another-${username}@example.org`)
  await page.fill('Password', 'correct horse battery staple')
  await page.fill('Password, once more', 'correct horse battery staple')
  await page.click('button', 'Create account')
  await holds(
    page,
    `document.activeElement.name === 'username' && document.activeElement.ariaInvalid === 'true'`,
  )
  const described = `document.activeElement.getAttribute('aria-describedby').split(' ')
    .map((id) => document.getElementById(id).innerText).join(' ')`
  expect(await page.evaluate(described)).toMatch(/taken|exists|already/i)
  expect(await violations(page)).toEqual([])
}

export async function seeTheEmptyList(page: Page): Promise<void> {
  await comeIn(page, (await newAccount()).username)
  await sees(page, 'Start with what you already have', 'Upload', 'Add by hand')
  expect(await violations(page)).toEqual([])
}
