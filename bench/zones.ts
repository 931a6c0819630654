import { cropTrack, shownPartOf } from '../src/features/cropping/index.ts'
import { recountWorkouts } from '../src/features/profiles/index.ts'
import { decodeTrack, processTrack, type Track } from '../src/features/tracks/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { inTransaction, openDatabase } from '../src/platform/database/index.ts'
import { administer } from '../test/support/global-setup.ts'
import { heavyWorkoutOf, usernameOf } from './data.ts'
import { type BenchDatabase, type Databases, insertMany } from './databases.ts'
import { percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { type Rider, type Server, signInRiders, startFitTrack } from './servers.ts'

const WORKOUTS = 5_000
const POINTS = 3_600
const LONG_POINTS = 36_000
const TRIES = 200
const PATIENCE_MS = 60_000
const HOME = { lat: 46.05, lon: 14.5 }
const ZONE = { name: 'Home', ...HOME, radius_m: 200 }

/** What privacy zones cost. */
export type Zones = {
  database: DatabaseName
  /** From the change of a zone until others see all 5,000 workouts again. */
  covered_ms: number
  /** From the response to the change of 5,000 workouts until others see none of them. */
  hidden_ms: number
  /** Median of the list of 20 of another person by that of one's own, both uncached. */
  list_ratio: number
  /** Median time to cut a track of 36,000 points that has been decoded. */
  cut_ms: number
}

/** Every workout starts and ends at home, so a change of the zone there concerns all of them. */
export async function runZones(databases: Databases, name: DatabaseName, options: Options): Promise<Zones> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const [owner, viewer] = await signInRiders(database, 2)
  await addTracks(database, owner!.account_id)
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const own = new URL('/api/profiles/me/zones/', server.url)
  const zone = await send(own, 'POST', ZONE, owner!)
  const visible = await waitForAll(server, owner!, viewer!)
  const began = performance.now()
  await send(new URL(`${zone.id}/`, own), 'PATCH', { radius_m: 400 }, owner!)
  await waitForAll(server, owner!, viewer!, visible)
  const covered_ms = performance.now() - began
  const list_ratio = await compareLists(server, owner!, viewer!)
  const bulk = new URL('/api/workouts/bulk/', server.url)
  const change = { filters: { date_after: '1900-01-01' }, change: { visibility: 'private' } }
  const changed = performance.now()
  await send(bulk, 'PATCH', change, owner!)
  if ((await countSeen(server, owner!, viewer!)) !== 0) throw new Error('A private workout is listed.')
  const hidden_ms = performance.now() - changed
  return { database: name, covered_ms, hidden_ms, list_ratio, cut_ms: timeOfCut() }
}

async function send(url: URL, method: string, body: object, { headers }: Rider) {
  const answer = await fetch(url, {
    method,
    body: JSON.stringify(body),
    headers: { ...headers, 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { id: number }
}

/** How many workouts of the owner the viewer sees. */
async function countSeen(server: Server, owner: Rider, { headers }: Rider): Promise<number> {
  const path = `/api/profiles/${usernameOf(owner.account_id)}/workouts/?page_size=1`
  const answer = await fetch(server.url + path, { headers })
  return answer.ok ? ((await answer.json()) as { count: number }).count : 0
}

/**
 * Waits until the viewer sees as many workouts as `wanted`, or at least the 5,000; returns how many. Throws an error
 * after a minute.
 */
async function waitForAll(server: Server, owner: Rider, viewer: Rider, wanted = WORKOUTS): Promise<number> {
  const deadline_ms = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await countSeen(server, owner, viewer)
    if (seen >= wanted) return seen
    if (performance.now() > deadline_ms)
      throw new Error(`After ${PATIENCE_MS / 1000} s, others see ${seen} of ${wanted} workouts.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function compareLists({ url }: Server, owner: Rider, viewer: Rider): Promise<number> {
  const own: number[] = []
  const others: number[] = []
  const time = async (path: string, { headers }: Rider) => {
    const began = performance.now()
    const answer = await fetch(url + path, { headers })
    await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return performance.now() - began
  }
  for (let n = 0; n < TRIES; n++) {
    // A change, so that the own list does not come from the cache.
    await send(new URL('/api/profiles/me/', url), 'PATCH', { bio: String(n) }, owner)
    own.push(await time('/api/workouts/', owner))
    others.push(await time(`/api/profiles/${usernameOf(owner.account_id)}/workouts/`, viewer))
  }
  return median(others) / median(own)
}

function timeOfCut(): number {
  const { data } = processTrack(trackOf(LONG_POINTS))
  const grid = { north: 0.25, east: 0.75 }
  const { cells } = shownPartOf(data, { grid, zones: [ZONE], ends_m: 200 })
  const track = decodeTrack(data)
  return median(
    Array.from({ length: 50 }, () => {
      const began = performance.now()
      cropTrack(track, cells)
      return performance.now() - began
    }),
  )
}

function median(values: number[]): number {
  return percentile(Float64Array.from(values).sort(), 0.5)
}

/** A loop around a lake that begins and ends at home, with every channel that a device records. */
function trackOf(points: number): Track {
  const column = (value: (share: number, i: number) => number) =>
    Float64Array.from({ length: points }, (_, i) => value(i / (points - 1), i))
  const turn = 2 * Math.PI
  return {
    length: points,
    columns: {
      time_s: column((_, i) => i),
      distance_m: column((_, i) => i * 3),
      lat: column((share) => HOME.lat + 0.015 * Math.sin(turn * share)),
      lon: column((share) => HOME.lon + 0.02 * (1 - Math.cos(turn * share))),
      altitude_m: column((share, i) => 300 + 50 * Math.sin(9 * share) + (i % 7) / 10),
      hr_bpm: column((share, i) => Math.round(130 + 25 * Math.sin(40 * share) + (i % 3))),
      cadence_rpm: column((_, i) => 80 + (i % 9)),
      power_w: column((_, i) => 180 + ((i * 37) % 90)),
      speed_mps: column((_, i) => 3 + (i % 5) / 10),
      temperature_c: column((share) => 15 + Math.round(4 * share)),
    },
  }
}

async function addTracks(database: BenchDatabase, owner_id: number): Promise<void> {
  const db = await openDatabase(readConfig(database.env))
  const { data, data_hash, overview, point_count, summary_polyline } = processTrack(trackOf(POINTS))
  const first = database.workouts + 1
  try {
    await insertMany(db, 'workout', WORKOUTS, (i) => ({
      ...heavyWorkoutOf(i, owner_id),
      has_track: 1,
      visibility: 'public',
      summary_polyline,
    }))
    await insertMany(db, 'track', WORKOUTS, (i) => ({ workout_id: first + i, point_count, data }))
    await insertMany(db, 'track_overview', WORKOUTS, (i) => ({
      workout_id: first + i,
      data_hash,
      overview,
    }))
    await insertMany(db, 'pending_track', WORKOUTS, (i) => ({ workout_id: first + i, owner_id }))
    await inTransaction(db, (trx) => recountWorkouts(trx, owner_id))
  } finally {
    await db.destroy()
  }
  // PostgreSQL does this by itself within a minute (autovacuum).
  if (database.env.DATABASE_URL) await administer(database.env.DATABASE_URL, 'vacuum analyze')
}
