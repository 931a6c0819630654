import { expect } from 'vitest'
import { type Browser, type Page, waitUntil } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import { addWorkout, callAs, newAccount, signInAndWait, signOut } from '../people.ts'

export const notificationJourneys: Journey[] = [
  {
    title: 'sees likes, comments and notifications of others without a reload',
    run: seeNews,
    ...onEveryEngine('Engines read streams of events, resume them and set titles in different ways.'),
  },
  { title: 'talks on a workout that two people have open', run: talk, ...CHROMIUM_ONLY },
  { title: 'reads notifications and marks them as read', run: readNotifications, ...CHROMIUM_ONLY },
  {
    title: 'chooses what to be told of, and learns why push messages are off',
    run: choose,
    ...CHROMIUM_ONLY,
  },
]

const LAKE_RIDE = { sport: 'cycling', duration: 60, title: 'Lake ride', visibility: 'public' }

async function addLakeRide() {
  const [ana, ben] = await Promise.all([newAccount(), newAccount()])
  return { ana, ben, id: await addWorkout(ben.access, 1, LAKE_RIDE) }
}

const like = (who: { access: string }, id: number) =>
  callAs(who.access, 'POST', `/api/workouts/${id}/like/`, {})
const comment = (who: { access: string }, id: number, content: string) =>
  callAs<{ id: number }>(who.access, 'POST', `/api/workouts/${id}/comments/`, { content })

/** Marks the page, so that a reload would be noticed. */
const mark = (page: Page) => page.evaluate('window.isMarked = true')
const expectNoReload = async (page: Page) => expect(await page.evaluate('window.isMarked')).toBe(true)

const expectTitle = (page: Page, title: string) =>
  waitUntil(`the title ${title}`, async () => (await page.evaluate<string>('document.title')) === title)

async function seeNews(page: Page): Promise<void> {
  const { ana, ben, id } = await addLakeRide()
  await signInAndWait(page, ben.username)
  await page.goto(`/workouts/${id}`)
  await waitForPage(page, 'Lake ride')
  await expectText(page, 'No comments yet.')
  await mark(page)

  await like(ana, id)
  await expectText(page, 'Liked by 1 person')
  await expectTitle(page, '(1) Lake ride · FitTrack')
  await comment(ana, id, 'Strong!')
  await expectText(page, 'Strong!')
  await expectTitle(page, '(2) Lake ride · FitTrack')
  await callAs(ana.access, 'DELETE', `/api/workouts/${id}/like/`)
  await expectTitle(page, '(1) Lake ride · FitTrack')

  await page.click('link', 'Notifications, 1 unread')
  await waitForPage(page, 'Notifications')
  await expectText(page, `${ana.username} commented on “Lake ride”`)
  await callAs(ana.access, 'POST', `/api/profiles/${ben.username}/follow/`, {})
  await expectText(page, `${ana.username} follows you`)
  await expectNoReload(page)
  await signOut(page)
  await expectTitle(page, 'Sign in · FitTrack')
}

/** The first person reads in their window while the other one likes and comments in another. */
async function talk(page: Page, browser: Browser): Promise<void> {
  const { ana, ben, id } = await addLakeRide()
  const guest = await browser.anotherVisitor!({ width_px: browser.phone_px })
  await signInAndWait(page, ben.username)
  await signInAndWait(guest, ana.username)
  for (const one of [page, guest]) {
    await one.goto(`/workouts/${id}`)
    await waitForPage(one, 'Lake ride')
    await expectText(one, 'No comments yet.')
    await mark(one)
  }
  await guest.click('button', 'Like “Lake ride” 0')
  await expectText(page, 'Liked by 1 person')
  await guest.fill('Write a comment', 'How was the water?')
  await guest.click('button', 'Comment')
  await expectText(page, 'How was the water?')
  await page.click('button', `Reply to ${ana.username}`)
  await page.type('Cold.')
  await page.click('button', 'Reply')
  await expectText(guest, 'Cold.')
  await waitFor(guest, `document.querySelector('header .bell').innerText === '1'`)
  for (const one of [page, guest]) {
    await expectNoReload(one)
    expect(await accessibilityViolations(one)).toEqual([])
  }
  expect(await guest.faults()).toEqual([])
}

async function readNotifications(page: Page): Promise<void> {
  const { ana, ben, id } = await addLakeRide()
  await like(ana, id)
  const { id: comment_id } = await comment(ana, id, 'Strong!')
  await callAs(ana.access, 'POST', `/api/profiles/${ben.username}/follow/`, {})
  await signInAndWait(page, ben.username)
  await page.click('link', 'Notifications, 3 unread')
  await waitForPage(page, 'Notifications')
  await page.click('button', `Mark as read: ${ana.username} liked “Lake ride”`)
  await expectTitle(page, '(2) Notifications · FitTrack')

  await page.evaluate(`document.querySelector('main a[href*="comment="]').click()`)
  await waitForPage(page, 'Lake ride')
  await waitFor(page, `document.activeElement.id === 'comment-${comment_id}'`)
  await expectTitle(page, '(1) Lake ride · FitTrack')
  expect(await accessibilityViolations(page)).toEqual([])

  await page.click('link', 'Notifications, 1 unread')
  await waitForPage(page, 'Notifications')
  await page.click('button', 'Mark all as read')
  await expectTitle(page, 'Notifications · FitTrack')
  await page.evaluate(`document.querySelector('main a[href^="/people/"]').click()`)
  await waitForPath(page, new RegExp(`^/people/${ana.username}$`))
}

async function choose(page: Page): Promise<void> {
  const { ana, ben, id } = await addLakeRide()
  await signInAndWait(page, ben.username)
  await page.evaluate(`Object.defineProperty(Notification, 'permission', { get: () => 'denied' })`)
  await page.click('link', 'Notifications')
  await page.click('link', 'Choose what you are told of')
  await waitForPage(page, 'Notifications')
  await expectText(page, 'Your browser blocks notifications of this site.', 'Likes of your workouts')
  await page.choose('Comments on your workouts: by email', 'At once')
  await expectText(page, 'Saved.')
  await page.click('checkbox', 'Likes of your workouts: in the app')
  await waitUntil('the choice to be saved', async () => {
    type Preferences = Record<string, { in_app: boolean; email?: string }>
    const { like, comment } = await callAs<Preferences>(ben.access, 'GET', '/api/notifications/preferences/')
    return like?.in_app === false && comment?.email === 'at_once'
  })
  await like(ana, id)
  await comment(ana, id, 'Strong!')
  await expectTitle(page, '(1) Notifications · FitTrack')
}
