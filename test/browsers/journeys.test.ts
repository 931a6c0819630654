import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Browser, Page } from './browser.ts'
import { removeFiles } from './files.ts'
import { BROWSERS, installedBrowsers } from './installed.ts'
import { comeBack, seeTheEmptyList, signInWithAWrongPassword, takeATakenName } from './journeys/accounts.ts'
import { keepADiaryByKeyboard } from './journeys/by-hand.ts'
import { askThroughSwagger, readRedoc } from './journeys/documents.ts'
import { visitEveryPage } from './journeys/pages.ts'
import { readInMiles, uploadMixedFiles, uploadTheFirstRide } from './journeys/recordings.ts'

const JOURNEYS: [string, (page: Page) => Promise<void>][] = [
  ['a new person registers, uploads a ride and looks at it', uploadTheFirstRide],
  ['the units of the account reach every figure', readInMiles],
  ['several files at once each say what became of them', uploadMixedFiles],
  ['the ride and the session are still there later', comeBack],
  ['a workout is added, edited and deleted by keyboard alone', keepADiaryByKeyboard],
  ['a wrong password is refused in words', signInWithAWrongPassword],
  ['a taken name is an error at its field', takeATakenName],
  ['an empty list says what to do next', seeTheEmptyList],
  ['Swagger takes a token and uses it', askThroughSwagger],
  ['Redoc shows the API', readRedoc],
]

const installed = installedBrowsers()

afterAll(removeFiles)

describe.each(BROWSERS)('%s', (name) => {
  const open = installed[name]
  let browser: Browser

  beforeAll(async () => {
    if (open) browser = await open(inject('server').base)
  })
  afterAll(() => browser?.close())

  test.skipIf(!open).each(JOURNEYS)('%s', async (_, journey) => {
    const page = await browser.newVisitor()
    await journey(page)
    expect(await page.faults()).toEqual([])
  })

  test.skipIf(!open).each(['light', 'dark'] as const)(
    'every page is accessible in %s colours',
    async (colours) => {
      const page = await visitEveryPage(browser, colours, name)
      expect(await page.faults()).toEqual([])
    },
  )
})

test('the server logged no error', () => {
  expect(readFileSync(inject('server').log, 'utf8')).toBe('')
})
