import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { holds, isAt, isLoaded, moveFocus, sees, violations } from '../page.ts'
import { comeIn, newAccount } from '../people.ts'

/** A workout's whole life, without a mouse. The focus is on a page's heading when the page opens. */
export async function keepADiaryByKeyboard(page: Page): Promise<void> {
  await comeIn(page, (await newAccount()).username)
  await addByKeyboard(page)
  await editByKeyboard(page)
  await deleteByKeyboard(page)
}

async function addByKeyboard(page: Page): Promise<void> {
  await moveFocus(page, 'Add a workout', 'Shift+Tab')
  await page.press('Enter')
  await isLoaded(page, 'Add a workout')
  await moveFocus(page, 'Title')
  await page.type('Lunch run')
  await moveFocus(page, 'Add workout')
  await page.press('Enter')
  await sees(page, 'Fill this in.')
  await holds(page, `document.activeElement.name === 'duration'`)
  await page.type('45')
  await moveFocus(page, 'Distance')
  await page.type('8.4')
  await moveFocus(page, 'Add workout')
  await page.press('Enter')
  await isAt(page, /^\/workouts\/\d+$/)
  await sees(page, 'Lunch run', '8.40 km', '45 min')
}

async function editByKeyboard(page: Page): Promise<void> {
  await moveFocus(page, 'Edit', 'Shift+Tab')
  await page.press('Enter')
  await isLoaded(page, 'Edit the workout')
  await moveFocus(page, 'Title')
  await page.press('End')
  await page.type(' by the river')
  await moveFocus(page, 'Save')
  await page.press('Enter')
  await isAt(page, /^\/workouts\/\d+$/)
  await sees(page, 'Lunch run by the river')
}

async function deleteByKeyboard(page: Page): Promise<void> {
  const open = `Boolean(document.querySelector('dialog[open]'))`
  await moveFocus(page, 'Delete', 'Shift+Tab')
  await page.press('Enter')
  await holds(page, open)
  expect(await violations(page)).toEqual([])
  await page.press('Escape')
  await holds(page, `!${open}`)
  await page.press('Enter')
  await holds(page, open)
  await moveFocus(page, 'Delete')
  await page.press('Enter')
  await isAt(page, /^\/workouts$/)
  await sees(page, 'Start with what you already have', 'Moved to the trash.')
  await moveFocus(page, 'Undo')
  await page.press('Enter')
  await isAt(page, /^\/workouts\/\d+$/)
  await sees(page, 'The workout is back.', 'Lunch run by the river')
}
