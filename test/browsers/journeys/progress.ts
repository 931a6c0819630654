import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import {
  accessibilityViolations,
  confirmDialog,
  expectText,
  waitFor,
  waitForPage,
  waitForPath,
} from '../page.ts'
import { addWorkout, callAs, dayBefore, newAccount, signInAndWait } from '../people.ts'

export const progressJourneys: Journey[] = [
  {
    title: 'opens the statistics from the dashboard, and moves through the calendar with arrow keys',
    run: exploreStatistics,
    ...onEveryEngine('SVG charts and focus inside a grid differ between engines.'),
  },
  { title: 'sets, follows and completes a goal', run: completeGoal, ...CHROMIUM_ONLY },
]

const FOCUSED = `document.activeElement.ariaLabel ?? document.activeElement.getAttribute('aria-label')`

async function exploreStatistics(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const days_ago of [0, 1, 7])
    await addWorkout(access, days_ago, {
      sport: 'running',
      duration: 45,
      distance_m: 9_000,
      title: `Run ${days_ago}`,
    })
  await signInAndWait(page, username)
  await expectText(page, 'This week', '2 days in a row', 'Safe until the end of tomorrow.', 'Run 7')
  await waitFor(page, `document.querySelector('svg[aria-label^="Time, min: average"] rect')`)
  await page.click('link', 'More statistics')
  await waitForPage(page, 'Statistics')
  await expectText(page, '2:15 h', 'Running', '27.0 km')
  await moveByArrowKeys(page)
  await page.press('Enter')
  await waitForPath(page, /^\/workouts$/)
  await expectText(page, 'Run 7')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Run 1')
  await page.goto('/statistics/records')
  await expectText(page, 'Longest', 'Furthest', '9.00 km')
}

/** A single day is in the tab order. Arrow keys move the focus, and each day's label lists its workouts. */
async function moveByArrowKeys(page: Page): Promise<void> {
  await waitFor(page, `document.querySelectorAll('[role=gridcell][tabindex="0"]').length === 1`)
  await page.evaluate(`document.querySelector('[role=gridcell][tabindex="0"]').focus()`)
  const today = await page.evaluate<string>(FOCUSED)
  expect(today).toMatch(/: 1 workout, 45 min, 9.0 km$/)
  await page.press('ArrowLeft')
  await waitFor(page, `${FOCUSED} !== ${JSON.stringify(today)}`)
  const weekBefore = await page.evaluate<string>(FOCUSED)
  expect(weekBefore.split(',')[0]).toBe(today.split(',')[0])
  expect(weekBefore).toMatch(/: 1 workout, 45 min, 9.0 km$/)
}

/** Completes two goals: one counts workouts, the other is updated by hand. */
async function completeGoal(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const days_ago of [0, 8]) await addWorkout(access, days_ago, { sport: 'running', duration: 45 })
  const daily = { kind: 'workouts', target: 1, period: 'week', start_date: dayBefore(15) }
  const { id } = await callAs<{ id: number }>(access, 'POST', '/api/goals/', daily)
  await signInAndWait(page, username)
  await page.click('link', 'Goals')
  await waitForPage(page, 'Goals')
  await expectText(page, 'Completed', '1 of 1 workout')
  await setGoal(page)
  await page.goto(`/goals/${id}`)
  await expectText(page, '1 workout every week', 'History', '100%')
  expect(await accessibilityViolations(page)).toEqual([])
}

async function setGoal(page: Page): Promise<void> {
  await page.click('link', 'Set a goal')
  await waitForPage(page, 'Set a goal')
  await page.choose('What counts', 'Custom')
  await page.click('button', 'Set goal')
  await expectText(page, 'Fill this in.')
  await waitFor(page, `document.activeElement.name === 'target'`)
  await page.type('12')
  await page.fill('Unit · optional', 'books')
  await page.click('radio', 'Every year')
  await page.fill('Name · optional', 'Read more')
  await page.click('button', 'Set goal')
  await waitForPath(page, /^\/goals\/\d+$/)
  await waitForPage(page, 'Read more')
  await page.fill('Current progress', '3')
  await page.click('button', 'Save')
  await expectText(page, 'Saved.', '25%', '9 books')
  await page.click('button', 'Mark as completed')
  await expectText(page, 'Goal completed. Well done!', 'Completed on')
  await page.click('button', 'Mark as not completed')
  await expectText(page, 'Goal reopened.', 'In progress')
  await page.click('button', 'Delete')
  await confirmDialog(page)
  await waitForPath(page, /^\/goals$/)
  await expectText(page, 'Goal deleted.')
}
