import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { makePictures } from '../files.ts'
import { confirm, holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { addWorkout, comeIn, doAs, newAccount } from '../people.ts'

/** How it felt, words to find it by, and what it looked like. */
export async function describeAWorkout(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  const id = await addWorkout(access, 0, { sport: 'running', duration: 45, title: 'Around the lake' })
  await comeIn(page, username)
  await page.goto(`/workouts/${id}/edit`)
  await isLoaded(page, 'Edit the workout')
  await page.click('radio', '7, very hard')
  await page.fill('Tags · optional', 'Race, rain')
  await page.press('Enter')
  await sees(page, '7: very hard', 'rain')
  await page.click('button', 'Save')
  await isAt(page, /^\/workouts\/\d+$/)
  await sees(page, 'effort 7 of 10, very hard', 'race', 'rain')
  await addPictures(page)
  await page.click('link', 'race')
  await isAt(page, /^\/workouts$/)
  await sees(page, 'Around the lake')
  expect(await page.evaluate('location.search')).toBe('?tag=race')
}

const SOURCES = `[...document.querySelectorAll('main li img')].map((picture) => picture.src)`
const WHOLE = `[...document.querySelectorAll('main li img')].every((picture) => picture.naturalWidth > 0)`

async function addPictures(page: Page): Promise<void> {
  await page.setFiles(await makePictures())
  await sees(page, '2 pictures are added.')
  await holds(page, `${SOURCES}.length === 2 && ${WHOLE}`)
  const [first, second] = await page.evaluate<string[]>(SOURCES)
  await page.click('button', 'Open picture 1')
  await holds(page, `document.querySelector('dialog[open] img')?.naturalWidth > 0`)
  expect(await violations(page)).toEqual([])
  await page.press('ArrowRight')
  await sees(page, '2 / 2')
  await page.press('Escape')
  await page.click('button', 'Arrange')
  await page.click('button', 'Move picture 1 back')
  await holds(page, `JSON.stringify(${SOURCES}) === ${JSON.stringify(JSON.stringify([second, first]))}`)
  expect(await violations(page)).toEqual([])
  await page.click('button', 'Delete picture 2')
  await confirm(page)
  await sees(page, 'The picture is deleted.')
}

/** Picked one by one, changed together; then all of them go, and come back. */
export async function changeManyAtOnce(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const [days_ago, title] of ['Monday run', 'Tuesday run', 'Wednesday run'].entries())
    await addWorkout(access, days_ago, { sport: 'running', duration: 30, title })
  await comeIn(page, username)
  await page.click('link', 'Workouts')
  await isLoaded(page, 'Workouts')
  await page.click('button', 'Select')
  await page.click('checkbox', 'Monday run')
  await page.click('checkbox', 'Wednesday run')
  await sees(page, '2 selected')
  expect(await violations(page)).toEqual([])
  await page.click('button', 'Change')
  await page.choose('Intensity', 'Hard')
  await page.fill('Add tags', 'hills')
  await page.press('Enter')
  expect(await violations(page)).toEqual([])
  await page.click('button', 'Save')
  await sees(page, '2 workouts changed.', 'hills')
  type Found = { results: { title: string }[] }
  const changed = await doAs<Found>(access, 'GET', '/api/workouts/?intensity=high&tag=hills')
  expect(changed.results.map(({ title }) => title)).toEqual(['Monday run', 'Wednesday run'])
  await deleteAndRestore(page)
}

async function deleteAndRestore(page: Page): Promise<void> {
  await page.click('button', 'Select')
  await page.click('button', 'Select all shown')
  await sees(page, '3 selected')
  await page.click('button', 'Delete')
  await sees(page, 'Move 3 workouts to the trash?')
  await confirm(page)
  await sees(page, '3 workouts moved to the trash.', 'Start with what you already have')
  await page.click('button', 'Open the trash')
  await isLoaded(page, 'Trash')
  await page.click('button', 'Restore: Tuesday run')
  await sees(page, '“Tuesday run” is back.')
  await page.click('button', 'Delete for good: Monday run')
  await confirm(page)
  await sees(page, 'Deleted for good.')
  await page.click('button', 'Empty the trash')
  await confirm(page)
  await sees(page, 'The trash is empty')
  expect(await violations(page)).toEqual([])
}
