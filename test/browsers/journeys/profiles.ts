import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { makePictures } from '../files.ts'
import { holds, isLoaded, sees, violations } from '../page.ts'
import { comeIn, newAccount } from '../people.ts'

const PICTURE = `document.querySelector('main header img')?.naturalWidth > 0`

/** What others see: the name, the picture and a few words; and what is for oneself. */
export async function showOneself(page: Page): Promise<void> {
  const { username } = await newAccount()
  await comeIn(page, username)
  await page.click('link', 'Profile')
  await isLoaded(page, username)
  await page.click('link', 'Edit profile')
  await isLoaded(page, 'Edit profile')
  await page.setFiles((await makePictures()).slice(0, 1))
  await sees(page, 'This is how it will look.')
  expect(await violations(page)).toEqual([])
  await page.click('button', 'Use this picture')
  await sees(page, 'Your picture is saved.', 'Remove picture')
  await page.fill('Name · optional', 'Ana Lind')
  await page.click('checkbox', 'Private profile')
  await page.click('button', 'Save')
  await sees(page, 'Saved.')
  await page.goto(`/people/${username}`)
  await isLoaded(page, 'Ana Lind')
  await holds(page, PICTURE)
  await page.fill('Weight', '68.4')
  await page.click('button', 'Note it')
  await sees(page, 'Weight noted.', '68.4 kg')
  expect(await violations(page)).toEqual([])
  await page.goto('/profile/edit')
  await isLoaded(page, 'Edit profile')
  await holds(page, `document.querySelector('input[name=is_private]').checked`)
  await page.click('button', 'Remove picture')
  await sees(page, 'Your picture is removed.')
  await page.goto('/people/nobody-at-all')
  await sees(page, 'There is nobody by this name')
}
