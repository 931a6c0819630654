import { recountWorkouts } from '../src/features/profiles/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { inTransaction, openDatabase } from '../src/platform/database/index.ts'
import { indexNewWords } from '../src/platform/database/word-index.ts'
import { administer } from '../test/support/global-setup.ts'
import { heavyWorkoutOf, WORKOUTS_PER_ACCOUNT, workoutOf } from './data.ts'
import { type BenchDatabase, type Databases, insertMany } from './databases.ts'
import { percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { cpu_ms, signInRiders, startFitTrack } from './servers.ts'

const WORKOUTS = 10_000
/** The number of other people's rows between two rows of the measured person. */
const OTHERS_BETWEEN = 4
const TRIES = 300
const QUICK_TRIES = 100
const WARMUPS = 20

const QUERIES = ['', 'group_by=year', 'group_by=month', 'group_by=week', 'group_by=day']

/** How long uncached statistics of one person with 10,000 workouts take, one request at a time. */
export type Heavy = {
  database: DatabaseName
  query: string
  tries: number
  p50_ms: number
  p99_ms: number
  /** CPU time of the server process per request; NaN on systems without /proc. */
  cpu_ms: number
}

/** Each request has another `from`, always before the first workout: the sums are equal, but no response is cached. */
export async function runHeavy(databases: Databases, name: DatabaseName, options: Options): Promise<Heavy[]> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const [rider] = await signInRiders(database, 1)
  await addWorkouts(database, rider!.account_id)
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const tries = options.isQuick ? QUICK_TRIES : TRIES
  const results: Heavy[] = []
  for (const query of QUERIES) {
    const times: number[] = []
    let used = cpu_ms(server.pid)
    for (let n = 0; n < WARMUPS + tries; n++) {
      if (n === WARMUPS) used = cpu_ms(server.pid)
      const url = `${server.url}/api/workouts/statistics/?from=${uncachedDay(n)}&${query}`
      const began = performance.now()
      const answer = await fetch(url, { headers: rider!.headers })
      const text = await answer.text()
      const took_ms = performance.now() - began
      const { totals } = JSON.parse(text) as { totals?: { workouts: number } }
      if (totals?.workouts !== WORKOUTS)
        throw new Error(`${url} answered ${answer.status}, not all workouts.`)
      if (n >= WARMUPS) times.push(took_ms)
    }
    const sorted = Float64Array.from(times).sort()
    const [p50_ms, p99_ms] = [percentile(sorted, 0.5), percentile(sorted, 0.99)]
    const cpu = used === undefined ? Number.NaN : (cpu_ms(server.pid)! - used) / tries
    results.push({ database: name, query, tries, p50_ms, p99_ms, cpu_ms: cpu })
  }
  return results
}

function otherThan(account: number, turn: number, accounts: number): number {
  return ((account + (turn % (accounts - 1))) % accounts) + 1
}

/** A different day for each number, always before the first workout. */
export function uncachedDay(number: number): string {
  return new Date(Date.UTC(1900, 0, 1 + (number % 40_000))).toISOString().slice(0, 10)
}

/**
 * Gives a person 10,000 workouts. Owners alternate, so that the person's rows lie apart, as on a real server. The other
 * rows are never read.
 */
export async function addWorkouts(database: BenchDatabase, owner_id: number): Promise<void> {
  const db = await openDatabase(readConfig(database.env))
  const turns = 1 + OTHERS_BETWEEN
  try {
    await insertMany(db, 'workout', (WORKOUTS - WORKOUTS_PER_ACCOUNT) * turns, (i) =>
      i % turns === 0
        ? heavyWorkoutOf(i / turns, owner_id)
        : { ...workoutOf(i, database.accounts), owner_id: otherThan(owner_id, i, database.accounts) },
    )
    await inTransaction(db, (trx) => recountWorkouts(trx, owner_id))
    await indexNewWords(db, 'workout')
  } finally {
    await db.destroy()
  }
  // PostgreSQL does this by itself within a minute (autovacuum).
  if (database.env.DATABASE_URL) await administer(database.env.DATABASE_URL, 'vacuum analyze workout')
}
