import { expect } from 'vitest'
import type { Browser, Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, confirmDialog, expectText, waitFor, waitForPage } from '../page.ts'
import { addWorkout, callAs, newAccount, signInAndWait } from '../people.ts'

export const socialJourneys: Journey[] = [
  {
    title: 'likes a workout in the feed and comments on it, and its owner answers',
    run: likeAndComment,
    ...CHROMIUM_ONLY,
  },
]

const HAS_LISTBOX = `document.querySelector('[role=listbox]')`

/** Two people at once: the owner of a workout, and one who likes it and comments on it. */
async function likeAndComment(page: Page, browser: Browser): Promise<void> {
  const [ana, ben] = await Promise.all([newAccount(), newAccount()])
  const workout = { sport: 'cycling', duration: 60, title: 'Lake ride', visibility: 'public' }
  const id = await addWorkout(ana.access, 1, workout)
  await callAs(ben.access, 'POST', `/api/profiles/${ana.username}/follow/`, {})
  const reading = await browser.anotherVisitor!({ width_px: browser.phone_px })
  await signInAndWait(page, ana.username)
  await signInAndWait(reading, ben.username)

  await expectText(page, 'Lake ride', 'Training is more fun together')
  await expectText(reading, ana.username, 'Lake ride', 'You have seen everything.')
  expect(await accessibilityViolations(reading)).toEqual([])
  await reading.click('link', 'Lake ride')
  await waitForPage(reading, 'Lake ride')
  await reading.click('button', /^Like “Lake ride” 0$/)
  await reading.click('link', 'Liked by 1 person')
  await waitForPage(reading, 'Who likes it')
  await expectText(reading, ben.username)
  await reading.click('link', 'Workout')
  await waitForPage(reading, 'Lake ride')
  await reading.fill('Write a comment', `See https://example.org/lake, @${ana.username.slice(0, -1)}`)
  await waitFor(reading, HAS_LISTBOX)
  expect(await accessibilityViolations(reading)).toEqual([])
  await reading.press('Enter')
  await waitFor(reading, `!${HAS_LISTBOX}`)
  await reading.click('button', 'Comment')
  await expectText(reading, `@${ana.username}`)
  expect(await reading.evaluate(`document.querySelector('article article a[rel]').rel`)).toBe(
    'nofollow noopener noreferrer',
  )

  await page.goto('/')
  await expectText(page, '1 comment', 'See https://example.org/lake')
  await page.click('link', 'Lake ride')
  await waitForPage(page, 'Lake ride')
  await expectText(page, 'Liked by 1 person', 'See https://example.org/lake')
  await page.click('button', `Like the comment of ${ben.username} 0`)
  await page.click('button', `Reply to ${ben.username}`)
  await page.type('The water was cold.')
  await page.click('button', 'Reply')
  await expectText(page, 'The water was cold.')
  await page.click('button', 'Edit your comment')
  await page.type(' Very.')
  await page.click('button', 'Save')
  await expectText(page, 'The water was cold. Very.', 'edited')
  expect(await accessibilityViolations(page)).toEqual([])

  await reading.goto(`/workouts/${id}`)
  await waitForPage(reading, 'Lake ride')
  await expectText(reading, 'The water was cold. Very.', 'Liked by 1 person')

  await closeComments(page, reading, ben.username)
}

/** The owner deletes a comment, which the reader sees at once, and closes the comments, so that a new one is refused. */
async function closeComments(page: Page, reading: Page, author: string): Promise<void> {
  await page.click('button', `Delete the comment of ${author}`)
  await confirmDialog(page)
  await expectText(page, 'No comments yet.')
  await expectText(reading, 'No comments yet.')
  await page.click('button', 'Close comments')
  await expectText(page, 'Comments are closed.')
  await reading.fill('Write a comment', 'Brr!')
  await reading.click('button', 'Comment')
  await expectText(reading, 'Comments on this workout are closed.')
  expect(await reading.faults()).toEqual([])
}
