import { expect } from 'vitest'
import type { Browser, Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import { accessibilityViolations, confirmDialog, expectText, waitForPage, waitForPath } from '../page.ts'
import { callAs, newAccount, signInAndWait } from '../people.ts'

export const peopleJourneys: Journey[] = [
  { title: 'asks to follow a person, who accepts and later blocks', run: followAndBlock, ...CHROMIUM_ONLY },
  {
    title: 'follows a person, and sees their workouts until they block',
    run: seeWorkouts,
    ...onEveryEngine(
      'Engines keep pages and answers in different caches. After a block, none may show them.',
    ),
  },
]

/** Two people at once: one asks, the other answers in a window of their own. */
async function followAndBlock(asking: Page, browser: Browser): Promise<void> {
  const ana = await newAccount()
  const ben = await newAccount()
  await callAs(ben.access, 'PATCH', '/api/profiles/me/', { is_private: true, bio: 'Runs in the evening.' })
  const answering = await browser.anotherVisitor!({ width_px: browser.phone_px })
  await signInAndWait(asking, ana.username)
  await signInAndWait(answering, ben.username)

  await asking.click('link', 'People')
  await waitForPage(asking, 'People')
  await asking.fill('Search by name', ben.username)
  await expectText(asking, '1 person')
  await asking.click('link', ben.username)
  await waitForPage(asking, ben.username)
  await expectText(asking, 'This profile is private')
  await asking.click('button', `Follow ${ben.username}`)
  await expectText(asking, 'Requested')

  await answering.goto('/profile')
  await waitForPage(answering, ben.username)
  await answering.click('link', 'People')
  await waitForPage(answering, 'People')
  await expectText(answering, 'Requests to follow you', ana.username)
  expect(await accessibilityViolations(answering)).toEqual([])
  await answering.click('button', `Accept ${ana.username}`)
  await expectText(answering, `${ana.username} follows you now.`)

  await asking.goto(`/people/${ben.username}`)
  await waitForPage(asking, ben.username)
  await expectText(asking, 'Following', 'Runs in the evening.', '1 follower')
  await asking.click('link', /1 follower/)
  await waitForPage(asking, `Followers of ${ben.username}`)
  await expectText(asking, 'You')

  await answering.goto(`/people/${ana.username}`)
  await waitForPage(answering, ana.username)
  await expectText(answering, 'Follows you')
  await answering.evaluate(`document.querySelector('details.card summary').click()`)
  await answering.click('button', 'Block')
  await confirmDialog(answering)
  await waitForPath(answering, /^\/settings\/people$/)
  await expectText(answering, 'Blocked people', ana.username)

  await asking.goto(`/people/${ben.username}`)
  await expectText(asking, 'No person with this name')
  await answering.click('button', `Unblock ${ana.username}`)
  await expectText(answering, 'You have blocked nobody.')
  await asking.goto(`/people/${ben.username}`)
  await waitForPage(asking, ben.username)
  await expectText(asking, 'This profile is private')
  expect(await answering.faults()).toEqual([])
}

async function seeWorkouts(page: Page): Promise<void> {
  const ana = await newAccount()
  const ben = await newAccount()
  const add = (title: string, visibility: string) =>
    callAs(ben.access, 'POST', '/api/workouts/', { sport: 'cycling', duration: 60, title, visibility })
  await add('Evening ride', 'followers')
  await add('Secret ride', 'private')
  await callAs(ben.access, 'PATCH', '/api/profiles/me/', { is_private: true })
  await signInAndWait(page, ana.username)

  await page.goto(`/people/${ben.username}`)
  await expectText(page, 'This profile is private')
  await page.click('button', `Follow ${ben.username}`)
  await expectText(page, 'Requested', 'You have asked to follow.')
  await page.goto('/people')
  await expectText(page, 'Requests that you have sent', ben.username)
  const { results } = await callAs<{ results: { id: number }[] }>(ben.access, 'GET', '/api/follow-requests/')
  await callAs(ben.access, 'POST', `/api/follow-requests/${results[0]?.id}/accept/`, {})

  await page.goto(`/people/${ben.username}`)
  await expectText(page, 'Following', 'Evening ride')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Secret ride')
  await page.click('link', 'Evening ride')
  await waitForPage(page, 'Evening ride')
  const path = await page.evaluate<string>('location.pathname')
  await page.click('link', ben.username)
  await waitForPage(page, ben.username)

  await callAs(ben.access, 'POST', `/api/profiles/${ana.username}/block/`, {})
  await page.evaluate('history.back()')
  await expectText(page, 'This workout does not exist or is not shared with you.')
  await page.goto(path)
  await expectText(page, 'This workout does not exist or is not shared with you.')
  await page.goto(`/people/${ben.username}`)
  await expectText(page, 'No person with this name')
}
