import type { Databases } from './databases.ts'
import { addWorkouts } from './heavy.ts'
import { percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { signInRiders, startFitTrack } from './servers.ts'

const WORKOUTS = 1_000_000
const MAX_DURATION_MIN = 1_440
const TRIES = 100
const QUICK_TRIES = 40
const WARMUPS = 10

/** The queries of the benchmark. The names say how frequent their words are in the data. */
const SEARCHES = {
  'a rare word': 'route 377',
  'a frequent word': 'ride',
  'two words': 'lake headwind',
  'a first letter': 'h',
}

export type Search = {
  database: DatabaseName
  person: string
  query: string
  /** Null when the server stopped the search, which it does after 2 s. */
  found: number | null
  tries: number
  p50_ms: number
  p99_ms: number
}

/** How long uncached searches take among 1,000,000 workouts: for somebody who has 10,000 of them, or all. */
export async function runSearch(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<Search[]> {
  const results: Search[] = []
  for (const isAlone of [false, true]) {
    await using cleanup = new AsyncDisposableStack()
    const database = await databases.copy(name, WORKOUTS, isAlone ? 1 : undefined)
    cleanup.defer(() => database.remove())
    const [rider] = await signInRiders(database, 1)
    if (!isAlone) await addWorkouts(database, rider!.account_id)
    const server = await startFitTrack(database, { isProfiled: options.isProfiled })
    cleanup.defer(() => server.stop())
    const person = isAlone ? 'all of 1,000,000' : '10,000 of 1,000,000'
    for (const [title, search] of Object.entries(SEARCHES))
      results.push({
        database: name,
        person,
        query: title,
        ...(await measure(server.url, rider!.headers, search, options.isQuick ? QUICK_TRIES : TRIES)),
      })
  }
  return results
}

/** Every request has another limit that no workout reaches, so that no response comes from the cache. */
async function measure(url: string, headers: Record<string, string>, search: string, tries: number) {
  const times: number[] = []
  let found = 0
  for (let n = 0; n < WARMUPS + tries; n++) {
    const address = `${url}/api/workouts/?search=${encodeURIComponent(search)}&max_duration=${MAX_DURATION_MIN - n}`
    const began = performance.now()
    const response = await fetch(address, { headers })
    const text = await response.text()
    if (n >= WARMUPS) times.push(performance.now() - began)
    if (response.status === 503) return { found: null, tries: n + 1, p50_ms: Number.NaN, p99_ms: Number.NaN }
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`)
    found = (JSON.parse(text) as { count: number }).count
  }
  const sorted = Float64Array.from(times).sort()
  return { found, tries, p50_ms: percentile(sorted, 0.5), p99_ms: percentile(sorted, 0.99) }
}
