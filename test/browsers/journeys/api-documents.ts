import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { expectText, waitFor } from '../page.ts'
import { newAccount } from '../people.ts'

export const apiDocumentJourneys: Journey[] = [
  { title: 'calls the API from Swagger with a token', run: callFromSwagger, ...CHROMIUM_ONLY },
  { title: 'shows the API in Redoc', run: openRedoc, ...CHROMIUM_ONLY },
]

async function callFromSwagger(page: Page): Promise<void> {
  const { access } = await newAccount()
  await page.goto('/swagger/')
  await page.click('button', 'Authorize')
  await page.fill(/auth-bearer-value|Value/i, access)
  await page.click('button', 'Apply credentials')
  await page.click('button', 'Close')
  // Operations further down are drawn when they come into view.
  await page.click('button', /^GET .*sessions/)
  await page.click('button', 'Execute')
  const answer = 'document.querySelector(".live-responses-table tbody")?.innerText'
  await waitFor(page, `${answer}?.startsWith('200') && ${answer}.includes('"is_current": true')`)
}

async function openRedoc(page: Page): Promise<void> {
  await page.goto('/redoc/')
  await expectText(page, 'FitTrack', 'Workouts', '/api/workouts/')
  expect(await page.evaluate(`document.querySelectorAll('h1').length`)).toBeGreaterThan(0)
}
