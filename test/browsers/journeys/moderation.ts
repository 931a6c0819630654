import { expect } from 'vitest'
import type { Browser, Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { mailedLink } from '../mails.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage } from '../page.ts'
import { callAs, callAsAdmin, confirmEmail, newAccount, signIn, signInAndWait } from '../people.ts'
import { ADMIN } from '../server.ts'

export const moderationJourneys: Journey[] = [
  {
    title: 'reports a workout, which a moderator hides; its owner appeals',
    run: hideAndAppeal,
    ...CHROMIUM_ONLY,
  },
  { title: 'reports a comment, which a moderator hides', run: hideComment, ...CHROMIUM_ONLY },
  { title: 'suspends a reported person, who appeals by mail', run: suspendAndAppeal, ...CHROMIUM_ONLY },
]

type Window = Page

const submitDialog = (page: Window) =>
  page.evaluate(`document.querySelector('dialog[open] form').requestSubmit()`)
const closed = (page: Window) => waitFor(page, `!document.querySelector('dialog[open]')`)

/** A moderator cannot answer an appeal against their own decision while there is another one, so the tests add one. */
async function newModerator() {
  const person = await newAccount()
  const change = { role: 'moderator', password: ADMIN.password }
  await callAsAdmin('PATCH', `/users/${person.account.id}/`, change)
  return person
}

async function openCase(page: Window, name: string): Promise<void> {
  await signInAndWait(page, ADMIN.username, ADMIN.password)
  await page.goto('/admin/reports')
  await waitForPage(page, 'Reports')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('link', name)
  await waitForPage(page, name)
}

async function decide(page: Window, decision: string, reason: string): Promise<void> {
  await page.choose('Decision', decision)
  await page.fill('Reason', reason)
  await page.click('button', 'Decide')
  await expectText(page, 'Decided.')
}

/** Reporter and owner have windows of their own; the administrator moderates in a third one. */
async function hideAndAppeal(reporter: Page, browser: Browser): Promise<void> {
  const ana = await newAccount()
  const ben = await newAccount()
  const workout = { sport: 'running', duration: 30, title: 'Buy cheap shoes', visibility: 'public' }
  const { id } = await callAs<{ id: number }>(ana.access, 'POST', '/api/workouts/', workout)
  const owner = await browser.anotherVisitor!({ width_px: browser.phone_px })
  const moderator = await browser.anotherVisitor!()

  await signInAndWait(reporter, ben.username)
  await reporter.goto(`/workouts/${id}`)
  await waitForPage(reporter, 'Buy cheap shoes')
  await reporter.click('button', 'Report')
  await submitDialog(reporter)
  await expectText(reporter, 'Choose a reason')
  await reporter.choose('Reason', 'Advertising or spam')
  await reporter.fill(/What should moderators know/, 'It is a shop.')
  expect(await accessibilityViolations(reporter)).toEqual([])
  await submitDialog(reporter)
  await expectText(reporter, 'Thank you. Moderators will look at it.')
  await closed(reporter)
  await reporter.click('button', 'Report')
  await reporter.choose('Reason', 'Something else')
  await submitDialog(reporter)
  await expectText(reporter, 'You have reported this already.')

  await openCase(moderator, `Workout of ${ana.username}`)
  await expectText(moderator, 'Buy cheap shoes', 'It is a shop.', ben.username, 'Nobody is working on it yet')
  await moderator.click('button', 'Take the case')
  await expectText(moderator, `${ADMIN.username} is working on it`)
  expect(await accessibilityViolations(moderator)).toEqual([])
  await decide(moderator, 'Hide the content', 'Advertising is not allowed here.')
  await reporter.goto(`/workouts/${id}`)
  await expectText(reporter, 'This workout')

  await signInAndWait(owner, ana.username)
  await owner.goto('/settings/decisions')
  await waitForPage(owner, 'Decisions about you')
  await expectText(owner, 'Something of yours was hidden', 'Advertising is not allowed here.')
  await owner.evaluate(`document.querySelector('details summary').click()`)
  await owner.fill('Why is the decision wrong?', 'They were my own old shoes.')
  expect(await accessibilityViolations(owner)).toEqual([])
  await owner.click('button', 'Send appeal')
  await expectText(owner, 'Your appeal was sent.', 'Moderators will answer.')

  await moderator.goto('/admin/reports?status=appealed')
  await moderator.click('link', `Workout of ${ana.username}`)
  await expectText(moderator, 'They were my own old shoes.', 'Another moderator answers this appeal.')
  const colleague = await browser.anotherVisitor!()
  await answerAppeal(colleague, `Workout of ${ana.username}`, 'They were my own old shoes.')

  await owner.goto('/settings/decisions')
  await expectText(owner, 'The decision was reversed: You are right.')
  await reporter.goto(`/workouts/${id}`)
  await waitForPage(reporter, 'Buy cheap shoes')
  for (const page of [owner, moderator, colleague]) expect(await page.faults()).toEqual([])
}

async function answerAppeal(page: Window, name: string, appeal: string): Promise<void> {
  const { username } = await newModerator()
  await signInAndWait(page, username)
  await page.goto('/admin/reports?status=appealed')
  await page.click('link', name)
  await expectText(page, appeal)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('radio', 'Reverse the decision')
  await page.fill('Explanation', 'You are right.')
  await page.click('button', 'Send answer')
  await expectText(page, 'The appeal is answered.', 'Reversed')
}

/** The owner of the workout reports a comment on it; its author is told. */
async function hideComment(owner: Page, browser: Browser): Promise<void> {
  const [ana, ben] = await Promise.all([newAccount(), newAccount()])
  const workout = { sport: 'running', duration: 30, title: 'Morning run', visibility: 'public' }
  const { id } = await callAs<{ id: number }>(ana.access, 'POST', '/api/workouts/', workout)
  await callAs(ben.access, 'POST', `/api/workouts/${id}/comments/`, { content: 'Buy cheap shoes' })

  await signInAndWait(owner, ana.username)
  await owner.goto(`/workouts/${id}`)
  await expectText(owner, 'Buy cheap shoes')
  await owner.click('button', `Report the comment of ${ben.username}`)
  await owner.choose('Reason', 'Advertising or spam')
  expect(await accessibilityViolations(owner)).toEqual([])
  await submitDialog(owner)
  await expectText(owner, 'Thank you. Moderators will look at it.')

  const moderator = await browser.anotherVisitor!({ width_px: browser.phone_px })
  await openCase(moderator, `Comment of ${ben.username}`)
  await expectText(moderator, 'Buy cheap shoes', 'Written:')
  expect(await accessibilityViolations(moderator)).toEqual([])
  await decide(moderator, 'Hide the content', 'Advertising is not allowed here.')
  await moderator.click('link', 'Workout with this comment')
  await waitForPage(moderator, 'Morning run')
  await expectText(moderator, 'No comments yet.')
  await owner.goto(`/workouts/${id}`)
  await expectText(owner, 'No comments yet.')

  const author = await browser.anotherVisitor!()
  await signInAndWait(author, ben.username)
  await author.goto(`/workouts/${id}`)
  await expectText(author, 'Buy cheap shoes', 'Hidden by moderators')
  await author.goto('/settings/decisions')
  await expectText(author, 'Something of yours was hidden', 'Comment', 'Buy cheap shoes')
  for (const page of [moderator, author]) expect(await page.faults()).toEqual([])
}

async function suspendAndAppeal(reporter: Page, browser: Browser): Promise<void> {
  const ana = await newAccount()
  const ben = await newAccount()
  await confirmEmail(ana)
  await signInAndWait(reporter, ben.username)
  await reporter.goto(`/people/${ana.username}`)
  await waitForPage(reporter, ana.username)
  await reporter.evaluate(`document.querySelector('details.card summary').click()`)
  await reporter.click('button', 'Report')
  await reporter.choose('Reason', 'Insults or harassment')
  await submitDialog(reporter)
  await expectText(reporter, 'Thank you. Moderators will look at it.')

  const moderator = await browser.anotherVisitor!()
  await openCase(moderator, `Profile of ${ana.username}`)
  await decide(moderator, 'Suspend the account', 'Insults in messages.')

  const owner = await browser.anotherVisitor!()
  await signIn(owner, ana.username)
  await expectText(owner, 'This account is suspended', 'Insults in messages.')
  await owner.goto(await mailedLink('/appeal', ana.email))
  await waitForPage(owner, 'Appeal')
  expect(await accessibilityViolations(owner)).toEqual([])
  await owner.fill('Why is the decision wrong?', 'That was somebody else.')
  await owner.click('button', 'Send appeal')
  await expectText(owner, 'Your appeal was sent.')
  await moderator.goto('/admin/reports?status=appealed')
  await moderator.click('link', `Profile of ${ana.username}`)
  await expectText(moderator, 'That was somebody else.')
}
