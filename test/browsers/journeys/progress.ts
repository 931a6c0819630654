import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { confirm, holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { addWorkout, comeIn, dayBefore, doAs, newAccount } from '../people.ts'

const FOCUSED = `document.activeElement.ariaLabel ?? document.activeElement.getAttribute('aria-label')`

/** From this week to the whole year, to a day of it, and to what was done on that day. */
export async function walkThroughTheYear(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const days_ago of [0, 1, 7])
    await addWorkout(access, days_ago, {
      sport: 'running',
      duration: 45,
      distance_m: 9_000,
      title: `Run ${days_ago}`,
    })
  await comeIn(page, username)
  await sees(
    page,
    'This week',
    '2 days in a row',
    'Safe until the end of tomorrow.',
    'Latest workouts',
    'Run 7',
  )
  await holds(page, `document.querySelector('svg[aria-label^="Time, min: average"] rect')`)
  await page.click('link', 'More statistics')
  await isLoaded(page, 'Statistics')
  await sees(page, '2:15 h', 'Running', '27.0 km')
  await walkByArrows(page)
  await page.press('Enter')
  await isAt(page, /^\/workouts$/)
  await sees(page, 'Run 7')
  expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Run 1')
  await page.goto('/statistics/records')
  await sees(page, 'Longest', 'Furthest', '9.00 km')
}

/** One day is in the order of Tab; the arrows move it, and each says what was done on it. */
async function walkByArrows(page: Page): Promise<void> {
  await holds(page, `document.querySelectorAll('[role=gridcell][tabindex="0"]').length === 1`)
  await page.evaluate(`document.querySelector('[role=gridcell][tabindex="0"]').focus()`)
  const today = await page.evaluate<string>(FOCUSED)
  expect(today).toMatch(/: 1 workout, 45 min, 9.0 km$/)
  await page.press('ArrowLeft')
  await holds(page, `${FOCUSED} !== ${JSON.stringify(today)}`)
  const weekBefore = await page.evaluate<string>(FOCUSED)
  expect(weekBefore.split(',')[0]).toBe(today.split(',')[0])
  expect(weekBefore).toMatch(/: 1 workout, 45 min, 9.0 km$/)
}

/** One that counts by itself, and one of one's own. */
export async function reachGoals(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const days_ago of [0, 8]) await addWorkout(access, days_ago, { sport: 'running', duration: 45 })
  const daily = { kind: 'workouts', target: 1, period: 'week', start_date: dayBefore(15) }
  const { id } = await doAs<{ id: number }>(access, 'POST', '/api/goals/', daily)
  await comeIn(page, username)
  await page.click('link', 'Goals')
  await isLoaded(page, 'Goals')
  await sees(page, 'Completed', '1 of 1 workout')
  await setAGoal(page)
  await page.goto(`/goals/${id}`)
  await sees(page, '1 workout every week', 'History', '100%')
  expect(await violations(page)).toEqual([])
}

async function setAGoal(page: Page): Promise<void> {
  await page.click('link', 'Set a goal')
  await isLoaded(page, 'Set a goal')
  await page.choose('What counts', 'Something of your own')
  await page.click('button', 'Set goal')
  await sees(page, 'Fill this in.')
  await holds(page, `document.activeElement.name === 'target'`)
  await page.type('12')
  await page.fill('Unit · optional', 'books')
  await page.click('radio', 'Every year')
  await page.fill('Name · optional', 'Read more')
  await page.click('button', 'Set goal')
  await isAt(page, /^\/goals\/\d+$/)
  await isLoaded(page, 'Read more')
  await page.fill('Where you are now', '3')
  await page.click('button', 'Note it')
  await sees(page, 'Saved.', '25%', '9 books')
  await page.click('button', 'Mark as completed')
  await sees(page, 'Goal completed. Well done!', 'Completed on')
  await page.click('button', 'Not completed after all')
  await sees(page, 'The goal is open again.', 'In progress')
  await page.click('button', 'Delete')
  await confirm(page)
  await isAt(page, /^\/goals$/)
  await sees(page, 'The goal is deleted.')
}
