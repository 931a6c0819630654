import { expect } from 'vitest'
import { type Browser, type Page, waitUntil } from '../browser.ts'
import { CHROMIUM_ONLY, type Journey } from '../journey.ts'
import { accessibilityViolations, expectText, waitFor, waitForPage } from '../page.ts'
import { callAs, newAccount, positionsOf, signInAndWait, uploadRecording } from '../people.ts'
import { ride } from '../sample-files.ts'

export const privacyJourneys: Journey[] = [
  { title: 'hides a home by a zone, and a follower sees no start', run: hideHome, ...CHROMIUM_ONLY },
]

type Place = { lat: number; lon: number }

const RADIUS_M = 300

/** Two people at once: the owner draws a zone, the follower looks at the workout before and after. */
async function hideHome(owner: Page, browser: Browser): Promise<void> {
  const ana = await newAccount()
  const ben = await newAccount()
  const id = await uploadRecording(ana.access, ride.file)
  const [home] = (await positionsOf(ana.access, id)) as [Place]
  const nearest_m = async (access: string) =>
    Math.min(...(await positionsOf(access, id)).map((place) => distance_m(home, place)))
  await callAs(ana.access, 'PATCH', `/api/workouts/${id}/`, { visibility: 'followers', hidden_ends_m: 0 })
  await callAs(ben.access, 'POST', `/api/profiles/${ana.username}/follow/`, {})

  const follower = await browser.anotherVisitor!({ width_px: browser.phone_px })
  await signInAndWait(owner, ana.username)
  await signInAndWait(follower, ben.username)
  await seeWorkout(follower, id)
  const before = await firstFigure(follower)
  expect(await nearest_m(ben.access)).toBeLessThan(RADIUS_M)

  await owner.goto('/settings/zones')
  await waitForPage(owner, 'Privacy zones')
  await expectText(owner, 'You have no privacy zones yet.')
  // The map begins where the only workout does.
  await waitFor(owner, `document.querySelector('[role=application] .way')`)
  await owner.click('application', 'Map of your routes')
  await owner.click('button', 'Save')
  await expectText(owner, 'Saved.', 'Home', 'At least 300 m around the place', 'Others see nothing inside')
  await waitFor(owner, `document.querySelector('[role=application] rect')`)
  expect(await accessibilityViolations(owner)).toEqual([])

  await waitUntil('the follower to see no start', async () => (await nearest_m(ben.access)) >= RADIUS_M)
  expect(await nearest_m(ana.access)).toBe(0)
  await follower.goto(`/people/${ana.username}`)
  await waitFor(follower, `document.querySelector('article .picture path')`)
  await seeWorkout(follower, id)
  const shown = await firstFigure(follower)
  expect(shown).not.toBe(before)

  await seeWorkout(owner, id)
  expect(await firstFigure(owner)).toBe(before)
  await owner.click('radio', 'A follower')
  await waitUntil('the view of a follower', async () => (await firstFigure(owner)) === shown)
  await owner.hover('img', /^Route of/)
  await owner.click('radio', 'Everyone')
  await expectText(owner, 'Only your followers see this workout, or nobody.')
  expect(await follower.faults()).toEqual([])
}

async function seeWorkout(page: Page, id: number): Promise<void> {
  await page.goto(`/workouts/${id}`)
  await waitFor(page, `document.querySelector('.map .way')`)
}

/** The first large figure of a workout's page: its distance. */
function firstFigure(page: Page): Promise<string> {
  return page.evaluate(`document.querySelector('article dd')?.innerText ?? ''`)
}

function distance_m(a: Place, b: Place): number {
  const east = (b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(b.lat - a.lat, east) * 111_320
}
