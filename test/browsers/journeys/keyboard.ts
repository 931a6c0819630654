import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { type Journey, onEveryEngine } from '../journey.ts'
import { accessibilityViolations, expectText, moveFocus, waitFor, waitForPage, waitForPath } from '../page.ts'
import { newAccount, signInAndWait } from '../people.ts'

export const keyboardJourneys: Journey[] = [
  {
    title: 'adds, edits and deletes a workout with the keyboard only',
    run: useKeyboardOnly,
    ...onEveryEngine('Focus order, key events and dialogs differ between engines.'),
  },
]

/** Each page starts with the focus on its heading. */
async function useKeyboardOnly(page: Page): Promise<void> {
  await signInAndWait(page, (await newAccount()).username)
  await addByKeyboard(page)
  await editByKeyboard(page)
  await deleteByKeyboard(page)
}

async function addByKeyboard(page: Page): Promise<void> {
  await moveFocus(page, 'Add a workout', 'Shift+Tab')
  await page.press('Enter')
  await waitForPage(page, 'Add a workout')
  await moveFocus(page, 'Title')
  await page.type('Lunch run')
  await moveFocus(page, 'Add workout')
  await page.press('Enter')
  await expectText(page, 'Fill this in.')
  await waitFor(page, `document.activeElement.name === 'duration'`)
  await page.type('45')
  await moveFocus(page, 'Distance')
  await page.type('8.4')
  await moveFocus(page, 'Add workout')
  await page.press('Enter')
  await waitForPath(page, /^\/workouts\/\d+$/)
  await expectText(page, 'Lunch run', '8.40 km', '45 min')
}

async function editByKeyboard(page: Page): Promise<void> {
  await moveFocus(page, 'Edit', 'Shift+Tab')
  await page.press('Enter')
  await waitForPage(page, 'Edit workout')
  await moveFocus(page, 'Title')
  await page.press('End')
  await page.type(' by the river')
  await moveFocus(page, 'Save')
  await page.press('Enter')
  await waitForPath(page, /^\/workouts\/\d+$/)
  await expectText(page, 'Lunch run by the river')
}

async function deleteByKeyboard(page: Page): Promise<void> {
  const open = `Boolean(document.querySelector('dialog[open]'))`
  await moveFocus(page, 'Delete', 'Shift+Tab')
  await page.press('Enter')
  await waitFor(page, open)
  expect(await accessibilityViolations(page)).toEqual([])
  await page.press('Escape')
  await waitFor(page, `!${open}`)
  await page.press('Enter')
  await waitFor(page, open)
  await moveFocus(page, 'Delete')
  await page.press('Enter')
  await waitForPath(page, /^\/workouts$/)
  await expectText(page, 'Start with what you already have', 'Moved to trash.')
  await moveFocus(page, 'Undo')
  await page.press('Enter')
  await waitForPath(page, /^\/workouts\/\d+$/)
  await expectText(page, 'Workout restored.', 'Lunch run by the river')
}
