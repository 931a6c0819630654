import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { holds, sees } from '../page.ts'
import { newAccount } from '../people.ts'

/** Swagger takes a token and uses it. */
export async function askThroughSwagger(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  await page.goto('/swagger/')
  await page.click('button', 'Authorize')
  await page.fill(/auth-bearer-value|Value/i, access)
  await page.click('button', 'Apply credentials')
  await page.click('button', 'Close')
  await page.click('button', /^GET .*user.* \S/)
  await page.click('button', 'Execute')
  const answer = 'document.querySelector(".live-responses-table tbody")?.innerText'
  await holds(page, `${answer}?.startsWith('200') && ${answer}.includes('"${username}"')`)
}

export async function readRedoc(page: Page): Promise<void> {
  await page.goto('/redoc/')
  await sees(page, 'FitTrack', 'Workouts', '/api/workouts/')
  expect(await page.evaluate(`document.querySelectorAll('h1').length`)).toBeGreaterThan(0)
}
