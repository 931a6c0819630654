import path from 'node:path'
import { expect } from 'vitest'
import type { Page } from '../browser.ts'
import { mixed, ride } from '../files.ts'
import { holds, isAt, isLoaded, sees, violations } from '../page.ts'
import { comeIn, newAccount, newName, registerAs, uploadRecording } from '../people.ts'

/** Notes every progress bar from here on, however briefly it is there. */
const WATCH_PROGRESS = `(() => {
  window.__bars = []
  const look = () => document.querySelectorAll('[role=progressbar]').forEach((bar) =>
    window.__bars.push([bar.ariaLabel, Number(bar.ariaValueNow)]))
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
})()`

/** From nothing to the first ride: register, upload, look at it. */
export async function uploadTheFirstRide(page: Page): Promise<void> {
  await registerAs(page, newName())
  await page.click('link', 'Upload')
  await sees(page, 'Upload recordings')
  await page.evaluate(WATCH_PROGRESS)
  await page.setFiles([ride.file])
  await sees(page, 'Imported.')
  const bars = await page.evaluate<[string, number][]>('window.__bars')
  expect(bars.map(([name]) => name)).toContain(path.basename(ride.file))
  await page.click('link', 'Open the workout')
  await isAt(page, /^\/workouts\/\d+$/)
  await sees(page, ...ride.figures, 'Laps')
  expect(await page.evaluate(`document.querySelector('h1').innerText`)).toMatch(/ ride$/i)
  expect(await page.evaluate(`document.querySelectorAll('tbody tr').length`)).toBe(ride.laps)
  expect(await page.evaluate<string>(ROUTE)).toMatch(/^M[\d. -]+L[\d. L-]+/)
  await seesCharts(page)
}

const ROUTE = `document.querySelector('svg[aria-label^="Route of"] path').getAttribute('d')`
const POSITION = `document.querySelector('[role=slider]').ariaValueText`
const DOTS = `document.querySelectorAll('.charts circle').length`

/** The charts share one line, which pointer and keyboard move. */
async function seesCharts(page: Page): Promise<void> {
  for (const chart of ['Elevation', 'Heart rate'])
    await holds(page, `document.querySelector('svg[aria-label^="${chart}:"] path.line')?.getAttribute('d')`)
  const start = await page.evaluate<string>(POSITION)
  await page.hover('slider', 'Position in the workout')
  await holds(page, `${POSITION} !== ${JSON.stringify(start)} && ${DOTS} >= 2`)
  const middle = await page.evaluate<string>(POSITION)
  expect(middle).toMatch(/Heart rate \d+/)
  await page.evaluate(`document.querySelector('[role=slider]').focus()`)
  await page.press('ArrowRight')
  await holds(page, `${POSITION} !== ${JSON.stringify(middle)}`)
  await page.press('End')
  await holds(page, `${POSITION} !== ${JSON.stringify(middle)} && ${DOTS} >= 2`)
}

/** The units of the account reach every figure. */
export async function readInMiles(page: Page): Promise<void> {
  const { username, access } = await newAccount()
  const id = await uploadRecording(access, ride.file)
  await comeIn(page, username)
  await page.click('link', 'Settings')
  await page.click('radio', 'Miles')
  await sees(page, 'Saved.')
  await page.goto(`/workouts/${id}`)
  await sees(page, ...ride.imperial, 'Laps')
}

/** Several files at once; each says in words what became of it. */
export async function uploadMixedFiles(page: Page): Promise<void> {
  await comeIn(page, (await newAccount()).username)
  await page.click('link', 'Upload')
  await isLoaded(page, 'Upload recordings')
  await page.setFiles([mixed.duplicate, mixed.broken, ...mixed.good])
  await holds(page, `document.querySelectorAll('main li.card').length === 4`)
  await holds(page, `!document.querySelector('[role=progressbar]')`)
  const rows = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main li.card')].map((row) => row.innerText)`,
  )
  const saying = (words: RegExp) => rows.filter((row) => words.test(row))
  expect(saying(/Imported\./)).toHaveLength(2)
  expect(saying(/Already here\./)).toHaveLength(1)
  expect(saying(/Not imported\. .+/).join()).toContain(path.basename(mixed.broken))
  expect(await violations(page)).toEqual([])
}
