import { setTimeout as sleep } from 'node:timers/promises'
import type { Position } from '../../src/platform/geo.ts'
import type { Person as Client } from '../support/person.ts'
import { decoded, RADIUS_M } from './hiding.ts'
import { toPoint } from './plane.ts'
import type { Recording } from './recording.ts'
import type { SeenTrack } from './seen.ts'
import { tcxFile } from './tcx.ts'

/** The attack through the API: a person publishes recordings, others read what they can. */

const WITHIN_MS = 600_000

const PUBLIC = {
  visibility: 'public',
  body_visibility: 'public',
  map_visibility: 'public',
  shows_start_time: true,
  shares_original: true,
  hidden_ends_m: RADIUS_M,
}

/** Uploads recordings of which everybody sees all but the ends; returns the ids of the workouts in their order. */
export async function publish(owner: Client, recordings: readonly Recording[]): Promise<number[]> {
  await expectStatus(200, owner.put('/api/profiles/me/sharing/', { all: PUBLIC, sports: [] }))
  const ids: number[] = []
  for (const recording of recordings) {
    let answer = await owner.upload('run.tcx', tcxFile(recording))
    const isOpen = () => ['queued', 'running'].includes(answer.body.status)
    for (const until = performance.now() + WITHIN_MS; isOpen() && performance.now() < until; await sleep(20))
      answer = await owner.get(`/api/recordings/${answer.body.id}/`)
    const id = answer.body.items?.[0]?.workouts[0]
    if (!id) throw new Error(`an upload failed: ${JSON.stringify(answer.body)}`)
    ids.push(id)
  }
  return ids
}

/** Hides a place in a zone instead of the ends of the tracks. */
export async function hideInZone(owner: Client, ids: readonly number[], place: Position): Promise<void> {
  await expectStatus(
    201,
    owner.post('/api/profiles/me/zones/', { name: 'Home', ...place, radius_m: RADIUS_M }),
  )
  await expectStatus(200, owner.patch('/api/workouts/bulk/', { ids, change: { hidden_ends_m: 0 } }))
}

/** A workout as others see it, and the text of all responses about it. */
export type Sighting = { id: number; seen: SeenTrack | null; text: string }

/** What a viewer sees of somebody's workouts, the first one first. Waits until the server shows them all. */
export async function lookAt(
  viewer: Client,
  username: string,
  {
    middle,
    workouts,
    wait = () => sleep(50),
  }: { middle: Position; workouts: number; wait?(): Promise<unknown> },
): Promise<Sighting[]> {
  const list = () => viewer.get(`/api/profiles/${username}/workouts/?ordering=started_at&page_size=100`)
  let page = await list()
  for (const until = performance.now() + WITHIN_MS; page.body.count < workouts; page = await list()) {
    if (performance.now() > until) throw new Error(`${page.body.count} of ${workouts} are shown`)
    await wait()
  }
  const sightings: Sighting[] = []
  for (const listed of page.body.results) sightings.push(await lookAtWorkout(viewer, middle, listed))
  return sightings
}

async function lookAtWorkout(viewer: Client, middle: Position, listed: { id: number }): Promise<Sighting> {
  const url = `/api/workouts/${listed.id}`
  const [workout, streams, laps, original] = await Promise.all([
    read(viewer, `${url}/`, 200),
    read(viewer, `${url}/streams/?points=20000`, 200),
    read(viewer, `${url}/laps/`, 200),
    read(viewer, `${url}/original/`, 404),
  ])
  const text = JSON.stringify([listed, workout.body, streams.body, laps.body, original.body])
  const { time_s, lat, lon, distance_m, altitude_m } = streams.body.channels as Record<string, number[]>
  if (!lat || !lon || !time_s || !distance_m || !altitude_m) return { id: listed.id, seen: null, text }
  const { started_at, elapsed_s, ascent_m, descent_m, summary_polyline } = workout.body
  const seen: SeenTrack = {
    started_at: Date.parse(started_at),
    points: lat.map((degrees, i) => toPoint(middle, { lat: degrees, lon: lon[i]! })),
    time_s: Float64Array.from(time_s),
    distance_m: Float64Array.from(distance_m),
    altitude_m: Float64Array.from(altitude_m),
    elapsed_s,
    distance_total_m: workout.body.distance_m,
    ascent_m: ascent_m ?? 0,
    descent_m: descent_m ?? 0,
    laps: laps.body.results.length === 0 ? null : laps.body.results.map(lapOf),
    thumbnail: decoded(middle, summary_polyline),
  }
  return { id: listed.id, seen, text }
}

/** Asks again while the server is too busy. */
async function read(viewer: Client, url: string, expected: number) {
  const until = performance.now() + WITHIN_MS
  for (;;) {
    const answer = await viewer.get(url)
    if (answer.status === expected) return answer
    if (answer.status !== 503 || performance.now() > until)
      throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    await sleep(1_000)
  }
}

function lapOf(lap: { started_at: string; elapsed_s: number | null; timer_s: number; distance_m: number }) {
  const { started_at, elapsed_s, timer_s, distance_m } = lap
  return { started_at: Date.parse(started_at), elapsed_s: elapsed_s ?? timer_s, distance_m }
}

async function expectStatus(expected: number, answer: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await answer
  if (status !== expected) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
}
