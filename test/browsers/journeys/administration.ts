import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import { callAsAdmin, isSignedIn, newAccount, signIn, signInAndWait, signOut } from '../people.ts'
import { ADMIN } from '../server.ts'

export const administrationJourneys: Journey[] = [
  {
    title: 'suspends a person, who sees the reason, and restores them',
    run: suspendAndRestore,
    ...CHROMIUM_ONLY,
  },
  { title: 'tells a suspended person the end of the suspension', run: readSuspensionEnd, ...CHROMIUM_ONLY },
  { title: 'shows accounts to a moderator, without email addresses', run: moderate, ...CHROMIUM_ONLY },
  { title: 'creates and revokes an invitation; its link fills in the code', run: invite, ...CHROMIUM_ONLY },
  { title: 'hides administration pages from users', run: openAdministrationWithoutRole, ...CHROMIUM_ONLY },
]

const REASON = 'Advertising in comments'

async function findAccount(page: Page, username: string): Promise<void> {
  await signInAndWait(page, ADMIN.username, ADMIN.password)
  await page.click('link', 'Admin')
  await waitForPage(page, 'Accounts')
  await page.fill('Search names or email addresses', username)
  await expectText(page, '1 account')
  await page.click('link', username)
  await waitForPage(page, username)
}

async function suspendAndRestore(page: Page): Promise<void> {
  const { username } = await newAccount()
  await findAccount(page, username)
  await page.click('button', 'Suspend')
  await page.fill('Reason', REASON)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.evaluate(`document.querySelector('dialog[open] form').requestSubmit()`)
  await expectText(page, `${username} is suspended.`, 'Suspended until further notice', REASON)
  expect(await accessibilityViolations(page)).toEqual([])
  await signOut(page)
  await signIn(page, username)
  await expectText(page, 'This account is suspended. The reason given:', REASON)
  await waitForPath(page, /^\/login$/)
  await findAccount(page, username)
  await page.click('button', 'Restore')
  await expectText(page, `${username} can sign in again.`)
  await page.click('link', 'See in the audit log')
  await waitForPage(page, 'Audit log')
  await expectText(page, 'Suspended', 'Restored', `by ${ADMIN.username}`)
  await signOut(page)
  await signInAndWait(page, username)
}

/** The end of the suspension is shown as a day in words, not as a timestamp. */
async function readSuspensionEnd(page: Page): Promise<void> {
  const { username, account } = await newAccount()
  const suspension = { reason: REASON, until: '2031-03-14T12:00:00Z' }
  await callAsAdmin('POST', `/users/${account.id}/suspend/`, suspension)
  await signIn(page, username)
  await expectText(page, 'This account is suspended until Friday', '14 March 2031', REASON)
}

/** Changing a role requires an identity proof of the administrator. */
async function makeModerator(page: Page, username: string): Promise<void> {
  await findAccount(page, username)
  await page.click('radio', 'Moderator')
  await page.click('button', 'Change role')
  await expectText(page, `Change the role of ${username} to “Moderator”?`)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.fill('Password', ADMIN.password)
  await page.press('Enter')
  await waitFor(page, `document.querySelector('main .badges').innerText.includes('Moderator')`)
}

/** Moderators see accounts, but neither email and IP addresses nor the pages for administrators. */
async function moderate(page: Page): Promise<void> {
  const { username } = await newAccount()
  const other = await newAccount()
  await makeModerator(page, username)
  await signOut(page)
  await signInAndWait(page, username)
  await page.click('link', 'Admin')
  await waitForPage(page, 'Accounts')
  await page.fill('Search names', other.username)
  await expectText(page, '1 account')
  await page.click('link', other.username)
  await waitForPage(page, other.username)
  await expectText(page, 'Suspend', 'Sign out everywhere')
  expect(await accessibilityViolations(page)).toEqual([])
  const shown = await page.evaluate<string>('document.body.innerText')
  for (const hidden of [other.email, 'Audit log', 'Invitations', 'Role', '127.0.0.1'])
    expect(shown).not.toContain(hidden)
  await page.click('button', 'Sign out everywhere')
  await expectText(page, 'The person can sign in again at any time.')
  await page.evaluate(`document.querySelector('dialog[open] .btn.danger').click()`)
  await expectText(page, `${other.username} is signed out everywhere.`)
  expect(await isSignedIn(other.access)).toBe(false)
  await page.goto('/admin/audit')
  await expectText(page, 'Page not found')
}

async function openAdministrationWithoutRole(page: Page): Promise<void> {
  await signInAndWait(page, (await newAccount()).username)
  await page.goto('/admin/users')
  await expectText(page, 'Page not found')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Admin')
}

async function invite(page: Page): Promise<void> {
  await signInAndWait(page, ADMIN.username, ADMIN.password)
  await page.goto('/admin/invitations')
  await waitForPage(page, 'Invitations')
  await page.click('button', 'Create invitation')
  await expectText(page, 'Pass this link on')
  expect(await accessibilityViolations(page)).toEqual([])
  const link = await page.evaluate<string>(`document.querySelector('.secret code').innerText`)
  await page.click('button', 'Done')
  await page.click('button', 'Withdraw: Passed on by hand')
  await page.click('button', 'Withdraw')
  await expectText(page, 'Invitation withdrawn.')
  await signOut(page)
  const { pathname, hash } = new URL(link)
  await page.goto(pathname + hash)
  await expectText(page, 'You have been invited')
  expect(await page.evaluate(`document.querySelector('input[name=invitation]').value`)).toBe(
    new URLSearchParams(hash.slice(1)).get('token'),
  )
}
