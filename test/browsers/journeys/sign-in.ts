import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPath } from '../page.ts'
import { newAccount, signIn, signInAndWait, uploadRecording } from '../people.ts'
import { ride } from '../sample-files.ts'

export const signInJourneys: Journey[] = [
  {
    title: 'finds the ride again after signing out, signing in and reloading',
    run: signInAgain,
    ...onEveryEngine('Session cookies and storage differ between engines.'),
  },
  { title: 'shows an error after a wrong password', run: enterWrongPassword, ...CHROMIUM_ONLY },
  { title: 'shows the error of a taken username at its field', run: enterTakenUsername, ...CHROMIUM_ONLY },
  { title: 'shows the first steps when there are no workouts', run: openEmptyDashboard, ...CHROMIUM_ONLY },
]

async function signInAgain(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await uploadRecording(access, ride.file)
  await signInAndWait(page, username)
  await expectText(page, 'Morning ride')
  await page.click('link', 'Settings')
  await page.click('button', 'Sign out')
  await waitForPath(page, /^\/login$/)
  await page.goto('/settings')
  await waitForPath(page, /^\/login$/)
  await signIn(page, username)
  await expectText(page, 'Morning ride')
  await page.goto('/')
  await expectText(page, username, 'Morning ride')
}

async function enterWrongPassword(page: Page): Promise<void> {
  const { username } = await newAccount()
  await signIn(page, username, 'not the password at all')
  await expectText(page, 'Wrong name or password')
  await waitForPath(page, /^\/login$/)
  expect(await accessibilityViolations(page)).toEqual([])
}

/** The field with the error has the focus, and its description contains the error. */
async function enterTakenUsername(page: Page): Promise<void> {
  const { username } = await newAccount()
  await page.goto('/register')
  await page.fill('Username', username)
  await page.fill('Email address', `another-${username}@example.org`)
  await page.fill('Password', 'correct horse battery staple')
  await page.fill('Repeat password', 'correct horse battery staple')
  await page.click('button', 'Create account')
  await waitFor(
    page,
    `document.activeElement.name === 'username' && document.activeElement.ariaInvalid === 'true'`,
  )
  const described = `document.activeElement.getAttribute('aria-describedby').split(' ')
    .map((id) => document.getElementById(id).innerText).join(' ')`
  expect(await page.evaluate(described)).toMatch(/taken|exists|already/i)
  expect(await accessibilityViolations(page)).toEqual([])
}

async function openEmptyDashboard(page: Page): Promise<void> {
  await signInAndWait(page, (await newAccount()).username)
  await expectText(page, 'Start with what you already have', 'Upload', 'Add by hand')
  expect(await accessibilityViolations(page)).toEqual([])
}
