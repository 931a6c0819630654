import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage } from '../page.ts'
import { newAccount, signInAndWait } from '../people.ts'
import { makePictures } from '../sample-files.ts'

export const profileJourneys: Journey[] = [
  { title: 'edits a profile with a name, a picture and a weight', run: editProfile, ...CHROMIUM_ONLY },
]

const PICTURE = `document.querySelector('main header img')?.naturalWidth > 0`

async function editProfile(page: Page): Promise<void> {
  const { username } = await newAccount()
  await signInAndWait(page, username)
  await page.click('link', 'Profile')
  await waitForPage(page, username)
  await page.click('link', 'Edit profile')
  await waitForPage(page, 'Edit profile')
  await page.setFiles((await makePictures()).slice(0, 1))
  await expectText(page, 'This is how it will look.')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.click('button', 'Use this picture')
  await expectText(page, 'Picture saved.', 'Remove picture')
  await page.fill('Name · optional', 'Ana Lind')
  await page.click('checkbox', 'Private profile')
  await page.click('button', 'Save')
  await expectText(page, 'Saved.')
  await page.goto(`/people/${username}`)
  await waitForPage(page, 'Ana Lind')
  await waitFor(page, PICTURE)
  await page.fill('Weight', '68.4')
  await page.click('button', 'Add weight')
  await expectText(page, 'Weight added.', '68.4 kg')
  expect(await accessibilityViolations(page)).toEqual([])
  await page.goto('/profile/edit')
  await waitForPage(page, 'Edit profile')
  await waitFor(page, `document.querySelector('input[name=is_private]').checked`)
  await page.click('button', 'Remove picture')
  await expectText(page, 'Picture removed.')
  await page.goto('/people/nobody-at-all')
  await expectText(page, 'No person with this name')
}
