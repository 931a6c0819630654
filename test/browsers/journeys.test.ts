import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Browser, Page } from './browser.ts'
import { removeFiles } from './files.ts'
import { BROWSERS, type BrowserName, installedBrowsers } from './installed.ts'
import {
  downloadEverything,
  endAnotherSession,
  leaveAndComeBack,
  useAnApiKey,
} from './journeys/account-life.ts'
import { comeBack, seeTheEmptyList, signInWithAWrongPassword, takeATakenName } from './journeys/accounts.ts'
import {
  findNoAdministration,
  invite,
  moderate,
  readTheEnd,
  suspendAndRestore,
} from './journeys/administration.ts'
import { keepADiaryByKeyboard } from './journeys/by-hand.ts'
import { askThroughSwagger, readRedoc } from './journeys/documents.ts'
import { useAnAuthenticatorApp, useAPasskey } from './journeys/factors.ts'
import { makeTour, TOURS } from './journeys/pages.ts'
import {
  changeTheAddress,
  changeThePassword,
  resetThePassword,
  verifyTheAddress,
} from './journeys/passwords.ts'
import { showOneself } from './journeys/profiles.ts'
import { reachGoals, walkThroughTheYear } from './journeys/progress.ts'
import { readInMiles, uploadMixedFiles, uploadTheFirstRide } from './journeys/recordings.ts'
import { changeManyAtOnce, describeAWorkout } from './journeys/training-log.ts'
import { loggedErrors } from './mails.ts'

const JOURNEYS: [string, (page: Page) => Promise<void>][] = [
  ['a new person registers, uploads a ride and looks at it', uploadTheFirstRide],
  ['the units of the account reach every figure', readInMiles],
  ['several files at once each say what became of them', uploadMixedFiles],
  ['the ride and the session are still there later', comeBack],
  ['a workout is added, edited and deleted by keyboard alone', keepADiaryByKeyboard],
  ['a workout gets an effort, tags and pictures', describeAWorkout],
  ['many workouts are changed, deleted and restored', changeManyAtOnce],
  ['the dashboard leads to a year that is walked by arrow keys', walkThroughTheYear],
  ['a goal is set, followed and completed', reachGoals],
  ['a profile gets a name, a picture and a weight', showOneself],
  ['a wrong password is refused in words', signInWithAWrongPassword],
  ['a taken name is an error at its field', takeATakenName],
  ['a new person confirms the address by the mailed link', verifyTheAddress],
  ['a forgotten password is replaced by the mailed link', resetThePassword],
  ['a password is changed', changeThePassword],
  ['an address is changed, with a proof', changeTheAddress],
  ['an authenticator app is set up, used and turned off', useAnAuthenticatorApp],
  ['another session is ended', endAnotherSession],
  ['an API key is made, used and removed', useAnApiKey],
  ['everything is downloaded', downloadEverything],
  ['an account is deleted, and kept by coming back', leaveAndComeBack],
  ['an admin suspends somebody, who is told why, and restores them', suspendAndRestore],
  ['a suspension with an end is told with it', readTheEnd],
  ['a moderator sees accounts, and no addresses', moderate],
  ['an invitation is made, taken back, and fills in its code', invite],
  ['the administration is not there for others', findNoAdministration],
  ['an empty list says what to do next', seeTheEmptyList],
  ['Swagger takes a token and uses it', askThroughSwagger],
  ['Redoc shows the API', readRedoc],
]

/** Only Chromium has authenticators for tests. */
function journeysIn(name: BrowserName): typeof JOURNEYS {
  if (name !== 'Chromium') return JOURNEYS
  return [...JOURNEYS, ['a passkey is made, signs in, proves and is removed', useAPasskey]]
}

const installed = installedBrowsers()

afterAll(removeFiles)

describe.each(BROWSERS)('%s', (name) => {
  const open = installed[name]
  let browser: Browser

  beforeAll(async () => {
    if (open) browser = await open(inject('server').base)
  })
  afterAll(() => browser?.close())

  test.skipIf(!open).each(journeysIn(name))('%s', async (_, journey) => {
    const page = await browser.newVisitor()
    await journey(page)
    expect(await page.faults()).toEqual([])
  })

  describe.each(['light', 'dark'] as const)('in %s colours', (colours) => {
    test.skipIf(!open).each(Object.entries(TOURS))('%s is accessible', async (_, tour) => {
      const page = await makeTour(browser, tour, colours, name)
      expect(await page.faults()).toEqual([])
    })
  })
})

test('the server logged no error', () => {
  expect(loggedErrors()).toEqual([])
})
