import path from 'node:path'
import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey, onEveryEngine } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage, waitForPath } from '../page.ts'
import { newAccount, newName, registerInForm, signInAndWait, uploadRecording } from '../people.ts'
import { mixedFiles, ride } from '../sample-files.ts'

export const recordingJourneys: Journey[] = [
  {
    title: 'registers, uploads a ride and explores its page',
    run: uploadFirstRide,
    ...onEveryEngine('File inputs, upload progress and SVG charts differ between engines.'),
  },
  { title: 'shows every figure in the units of the account', run: readInMiles, ...CHROMIUM_ONLY },
  {
    title: 'uploads several files and shows a result for each',
    run: uploadSeveralFiles,
    ...onEveryEngine('File inputs and simultaneous uploads differ between engines.'),
  },
]

/** Records every progress bar from now on, even one that is shown only briefly. */
const RECORD_PROGRESS = `(() => {
  window.__bars = []
  const look = () => document.querySelectorAll('[role=progressbar]').forEach((bar) =>
    window.__bars.push([bar.ariaLabel, Number(bar.ariaValueNow)]))
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
})()`

async function uploadFirstRide(page: Page): Promise<void> {
  await registerInForm(page, newName())
  await page.click('link', 'Upload')
  await expectText(page, 'Upload recordings')
  await page.evaluate(RECORD_PROGRESS)
  await page.setFiles([ride.file])
  await expectText(page, 'Imported.')
  const bars = await page.evaluate<[string, number][]>('window.__bars')
  expect(bars.map(([name]) => name)).toContain(path.basename(ride.file))
  await page.click('link', 'Open the workout')
  await waitForPath(page, /^\/workouts\/\d+$/)
  await expectText(page, ...ride.figures, 'Laps')
  expect(await page.evaluate(`document.querySelector('h1').innerText`)).toMatch(/ ride$/i)
  expect(await page.evaluate(`document.querySelectorAll('tbody tr').length`)).toBe(ride.laps)
  expect(await page.evaluate<string>(ROUTE)).toMatch(/^M[\d. -]+L[\d. L-]+/)
  await exploreCharts(page)
}

const ROUTE = `document.querySelector('svg[aria-label^="Route of"] path').getAttribute('d')`
const POSITION = `document.querySelector('[role=slider]').ariaValueText`
const DOTS = `document.querySelectorAll('.charts circle').length`

/** The charts share one marker, which follows the pointer and the arrow keys. */
async function exploreCharts(page: Page): Promise<void> {
  for (const chart of ['Elevation', 'Heart rate'])
    await waitFor(page, `document.querySelector('svg[aria-label^="${chart}:"] path.line')?.getAttribute('d')`)
  const start = await page.evaluate<string>(POSITION)
  await page.hover('slider', 'Position in the workout')
  await waitFor(page, `${POSITION} !== ${JSON.stringify(start)} && ${DOTS} >= 2`)
  const middle = await page.evaluate<string>(POSITION)
  expect(middle).toMatch(/Heart rate \d+/)
  await page.evaluate(`document.querySelector('[role=slider]').focus()`)
  await page.press('ArrowRight')
  await waitFor(page, `${POSITION} !== ${JSON.stringify(middle)}`)
  await page.press('End')
  await waitFor(page, `${POSITION} !== ${JSON.stringify(middle)} && ${DOTS} >= 2`)
}

async function readInMiles(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  const id = await uploadRecording(access, ride.file)
  await signInAndWait(page, username)
  await page.click('link', 'Settings')
  await page.click('radio', 'Miles')
  await expectText(page, 'Saved.')
  await page.goto(`/workouts/${id}`)
  await expectText(page, ...ride.imperial, 'Laps')
}

async function uploadSeveralFiles(page: Page): Promise<void> {
  await signInAndWait(page, (await newAccount()).username)
  await page.click('link', 'Upload')
  await waitForPage(page, 'Upload recordings')
  await page.setFiles([mixedFiles.duplicate, mixedFiles.broken, ...mixedFiles.good])
  await waitFor(page, `document.querySelectorAll('main li.card').length === 4`)
  await waitFor(page, `!document.querySelector('[role=progressbar]')`)
  const rows = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main li.card')].map((row) => row.innerText)`,
  )
  const rowsWith = (words: RegExp) => rows.filter((row) => words.test(row))
  expect(rowsWith(/Imported\./)).toHaveLength(2)
  expect(rowsWith(/Already imported\./)).toHaveLength(1)
  expect(rowsWith(/Not imported\. .+/).join()).toContain(path.basename(mixedFiles.broken))
  expect(await accessibilityViolations(page)).toEqual([])
}
