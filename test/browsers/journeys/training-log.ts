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
import { addWorkout, callAs, newAccount, signInAndWait } from '../people.ts'
import { makePictures } from '../sample-files.ts'

export const trainingLogJourneys: Journey[] = [
  {
    title: 'gives a workout an effort, tags and pictures',
    run: describeWorkout,
    ...onEveryEngine('Dialogs and decoded pictures differ between engines.'),
  },
  { title: 'changes, deletes and restores several workouts at once', run: changeSeveral, ...CHROMIUM_ONLY },
]

async function describeWorkout(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  const id = await addWorkout(access, 0, { sport: 'running', duration: 45, title: 'Around the lake' })
  await signInAndWait(page, username)
  await page.goto(`/workouts/${id}/edit`)
  await waitForPage(page, 'Edit workout')
  await page.click('radio', '7, very hard')
  await page.fill('Tags · optional', 'Race, rain')
  await page.press('Enter')
  await expectText(page, '7: very hard', 'rain')
  await page.click('button', 'Save')
  await waitForPath(page, /^\/workouts\/\d+$/)
  await expectText(page, 'effort 7 of 10, very hard', 'race', 'rain')
  await addPictures(page)
  await page.click('link', 'race')
  await waitForPath(page, /^\/workouts$/)
  await expectText(page, 'Around the lake')
  expect(await page.evaluate('location.search')).toBe('?tag=race')
}

const SOURCES = `[...document.querySelectorAll('main li img')].map((picture) => picture.src)`
const ALL_DECODED = `[...document.querySelectorAll('main li img')].every((picture) => picture.naturalWidth > 0)`

async function addPictures(page: Page): Promise<void> {
  await page.setFiles(await makePictures())
  await expectText(page, '2 pictures added.')
  await waitFor(page, `${SOURCES}.length === 2 && ${ALL_DECODED}`)
  const [first, second] = await page.evaluate<string[]>(SOURCES)
  await page.click('button', 'Open picture 1')
  await waitFor(page, `document.querySelector('dialog[open] img')?.naturalWidth > 0`)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.press('ArrowRight')
  await expectText(page, '2 / 2')
  await page.press('Escape')
  await page.click('button', 'Arrange')
  await page.click('button', 'Move picture 1 back')
  await waitFor(page, `JSON.stringify(${SOURCES}) === ${JSON.stringify(JSON.stringify([second, first]))}`)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', 'Delete picture 2')
  await confirmDialog(page)
  await expectText(page, 'Picture deleted.')
}

async function changeSeveral(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  for (const [days_ago, title] of ['Monday run', 'Tuesday run', 'Wednesday run'].entries())
    await addWorkout(access, days_ago, { sport: 'running', duration: 30, title })
  await signInAndWait(page, username)
  await page.click('link', 'Workouts')
  await waitForPage(page, 'Workouts')
  await page.click('button', 'Select')
  await page.click('checkbox', 'Monday run')
  await page.click('checkbox', 'Wednesday run')
  await expectText(page, '2 selected')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', 'Change')
  await page.choose('Intensity', 'Hard')
  await page.fill('Add tags', 'hills')
  await page.press('Enter')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', 'Save')
  await expectText(page, '2 workouts changed.', 'hills')
  type Found = { results: { title: string }[] }
  const changed = await callAs<Found>(access, 'GET', '/api/workouts/?intensity=high&tag=hills')
  expect(changed.results.map(({ title }) => title)).toEqual(['Monday run', 'Wednesday run'])
  await deleteAndRestore(page)
}

async function deleteAndRestore(page: Page): Promise<void> {
  await page.click('button', 'Select')
  await page.click('button', 'Select all shown')
  await expectText(page, '3 selected')
  await page.click('button', 'Delete')
  await expectText(page, 'Move 3 workouts to the trash?')
  await confirmDialog(page)
  await expectText(page, '3 workouts moved to the trash.', 'Start with what you already have')
  await page.click('button', 'Open the trash')
  await waitForPage(page, 'Trash')
  await page.click('button', 'Restore: Tuesday run')
  await expectText(page, '“Tuesday run” restored.')
  await page.click('button', 'Delete permanently: Monday run')
  await confirmDialog(page)
  await expectText(page, 'Deleted permanently.')
  await page.click('button', 'Empty trash')
  await confirmDialog(page)
  await expectText(page, 'The trash is empty')
  expect(await accessibilityViolations(page)).toEqual([])
}
