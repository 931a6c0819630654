import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { administer, comeIn, isSignedIn, newAccount, signIn, signOut } from '../people.ts'
import { ADMIN } from '../server.ts'

const REASON = 'Advertising in comments'

async function findAccount(page: Page, username: string): Promise<void> {
  await comeIn(page, ADMIN.username, ADMIN.password)
  await page.click('link', 'Admin')
  await isLoaded(page, 'Accounts')
  await page.fill('Search name or email address', username)
  await sees(page, '1 account')
  await page.click('link', username)
  await isLoaded(page, username)
}

/** Suspended, told at sign-in why and until when, restored. */
export async function suspendAndRestore(page: Page): Promise<void> {
  const { username } = await newAccount()
  await findAccount(page, username)
  await page.click('button', 'Suspend')
  await page.fill('Reason', REASON)
  expect(await violations(page)).toEqual([])
  await page.evaluate(`document.querySelector('dialog[open] form').requestSubmit()`)
  await sees(page, `${username} is suspended.`, 'Suspended until somebody restores it', REASON)
  expect(await violations(page)).toEqual([])
  await signOut(page)
  await signIn(page, username)
  await sees(page, 'This account is suspended. The reason given:', REASON)
  await isAt(page, /^\/login$/)
  await findAccount(page, username)
  await page.click('button', 'Restore')
  await sees(page, `${username} can sign in.`)
  await page.click('link', 'See in the audit log')
  await isLoaded(page, 'Audit log')
  await sees(page, 'Suspended', 'Restored', `by ${ADMIN.username}`)
  await signOut(page)
  await comeIn(page, username)
}

/** The end of a suspension is a day, not a stamp. */
export async function readTheEnd(page: Page): Promise<void> {
  const { username, account } = await newAccount()
  const suspension = { reason: REASON, until: '2031-03-14T12:00:00Z' }
  await administer('POST', `/users/${account.id}/suspend/`, suspension)
  await signIn(page, username)
  await sees(page, 'This account is suspended until Friday', '14 March 2031', REASON)
}

/** A role changes only with a proof of who gives it. */
async function makeModerator(page: Page, username: string): Promise<void> {
  await findAccount(page, username)
  await page.click('radio', 'Moderator')
  await page.click('button', 'Change the role')
  await sees(page, `Make ${username} “Moderator”?`)
  expect(await violations(page)).toEqual([])
  await page.fill('Password', ADMIN.password)
  await page.press('Enter')
  await holds(page, `document.querySelector('main .badges').innerText.includes('Moderator')`)
}

/** Moderators see accounts, and neither addresses nor what is for administrators. */
export async function moderate(page: Page): Promise<void> {
  const { username } = await newAccount()
  const other = await newAccount()
  await makeModerator(page, username)
  await signOut(page)
  await comeIn(page, username)
  await page.click('link', 'Admin')
  await isLoaded(page, 'Accounts')
  await page.fill('Search name', other.username)
  await sees(page, '1 account')
  await page.click('link', other.username)
  await isLoaded(page, other.username)
  await sees(page, 'Suspend', 'Sign out everywhere')
  expect(await violations(page)).toEqual([])
  const shown = await page.evaluate<string>('document.body.innerText')
  for (const hidden of [other.email, 'Audit log', 'Invitations', 'Role', '127.0.0.1'])
    expect(shown).not.toContain(hidden)
  await page.click('button', 'Sign out everywhere')
  await sees(page, 'The person can sign in again at any time.')
  await page.evaluate(`document.querySelector('dialog[open] .btn.danger').click()`)
  await sees(page, `${other.username} is signed out everywhere.`)
  expect(await isSignedIn(other.access)).toBe(false)
  await page.goto('/admin/audit')
  await sees(page, 'There is nothing here')
}

/** Who has no role there finds no such page. */
export async function findNoAdministration(page: Page): Promise<void> {
  await comeIn(page, (await newAccount()).username)
  await page.goto('/admin/users')
  await sees(page, 'There is nothing here')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Admin')
}

/** A link that makes an account, and can be taken back. */
export async function invite(page: Page): Promise<void> {
  await comeIn(page, ADMIN.username, ADMIN.password)
  await page.goto('/admin/invitations')
  await isLoaded(page, 'Invitations')
  await page.click('button', 'Make an invitation')
  await sees(page, 'Pass this link on')
  expect(await violations(page)).toEqual([])
  const link = await page.evaluate<string>(`document.querySelector('.secret code').innerText`)
  await page.click('button', 'Done')
  await page.click('button', 'Take back: Passed on by hand')
  await page.click('button', 'Take back')
  await sees(page, 'The invitation was taken back.')
  await signOut(page)
  const { pathname, hash } = new URL(link)
  await page.goto(pathname + hash)
  await sees(page, 'You have been invited')
  expect(await page.evaluate(`document.querySelector('input[name=invitation]').value`)).toBe(
    new URLSearchParams(hash.slice(1)).get('token'),
  )
}
