import { setTimeout as sleep } from 'node:timers/promises'
import type { Request } from 'autocannon'
import type { Databases } from './databases.ts'
import { uncachedDay } from './heavy.ts'
import { compete, median, ratio, type Standing } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { memory_mb, type Rider, signInRiders, startFitTrack } from './servers.ts'

const IDLE_MS = 5_000
const FEW = 10_000
const MANY = 1_000_000
const MAX_DURATION_MIN = 1_440

/** Resident memory in MB of an idle server that has just started. */
export async function idleMemory_mb(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<number> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database)
  cleanup.defer(() => server.stop())
  await sleep(IDLE_MS)
  return memory_mb(server.pid)
}

/** The median time from the start of the process until it serves; the first start is a warm-up and not counted. */
export async function startTime_ms(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<number> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const times: number[] = []
  for (let i = 0; i <= options.rounds; i++) {
    const server = await startFitTrack(database)
    times.push(server.ready_ms)
    await server.stop()
  }
  return median(times.slice(1))
}

export type Scale = { title: string; database: DatabaseName; few: Standing; many: Standing; ratio: number }

/**
 * The URL of request number `asked`. The feed is never cached; the other URLs all differ, so that no response is cached,
 * and have equal results.
 */
const SCALED: Record<string, (asked: number) => string> = {
  list: (asked) => `/api/workouts/?max_duration=${MAX_DURATION_MIN - (asked % 1_000)}`,
  feed: () => '/api/feed/',
  statistics: (asked) => `/api/workouts/statistics/?from=${uncachedDay(asked)}`,
}

/** Compares databases of 10,000 and 1,000,000 workouts, in which each person has the same number of workouts. */
export async function runScale(databases: Databases, name: DatabaseName, options: Options): Promise<Scale[]> {
  await using cleanup = new AsyncDisposableStack()
  const enter = async (workouts: number) => {
    const database = await databases.copy(name, workouts)
    cleanup.defer(() => database.remove())
    const server = await startFitTrack(database)
    cleanup.defer(() => server.stop())
    const riders = await signInRiders(database, Math.min(options.accounts, FEW / 200))
    return { name: String(workouts), server, riders }
  }
  const entered = [await enter(FEW), await enter(MANY)]
  const scales: Scale[] = []
  for (const [title, pathOf] of Object.entries(SCALED)) {
    const contestants = entered.map(({ riders, ...rest }) => ({
      ...rest,
      requests: uncachedRequests(riders, pathOf),
    }))
    const [few, many] = (await compete(contestants, options)) as [Standing, Standing]
    scales.push({ title, database: name, few, many, ratio: ratio(many, few, (round) => round.p50_ms) })
  }
  return scales
}

function uncachedRequests(riders: Rider[], pathOf: (asked: number) => string): Request[] {
  let asked = 0
  return riders.map(({ headers }) => ({
    headers,
    setupRequest: (request) => ({ ...request, path: pathOf(asked++) }),
  }))
}
