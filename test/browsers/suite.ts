import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { TOURS, visitPages } from './accessibility-tours.ts'
import type { Browser } from './browser.ts'
import { type Engine, installedEngines } from './engines.ts'
import { JOURNEYS } from './journeys/index.ts'
import { loggedErrors } from './mails.ts'
import { removeSampleFiles } from './sample-files.ts'

/** Defines the journeys and accessibility tours of one engine; they are skipped when it is not installed. */
export function describeEngine(engine: Engine): void {
  const open = installedEngines()[engine]
  const journeys = JOURNEYS.filter(({ engines }) => engines.includes(engine))

  describe(engine, () => {
    let browser: Browser

    beforeAll(async () => {
      if (open) browser = await open(inject('server').base)
    })
    afterAll(async () => {
      await browser?.close()
      removeSampleFiles()
    })

    test.skipIf(!open).each(journeys)('$title', async ({ run }) => {
      const page = await browser.newVisitor()
      await run(page, browser)
      expect(await page.faults()).toEqual([])
    })

    describe.each(['light', 'dark'] as const)('accessibility in %s colours', (colours) => {
      test.skipIf(!open).each(Object.entries(TOURS))('has no fault on the tour "%s"', async (_, tour) => {
        const page = await visitPages(browser, tour, { colours, keepsScreenshots: engine === 'Chromium' })
        expect(await page.faults()).toEqual([])
      })
    })

    test.skipIf(!open)('the server has logged no error', () => {
      expect(loggedErrors()).toEqual([])
    })
  })
}
