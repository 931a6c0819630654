import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ROOT } from '../test/tools.ts'
import { PASSWORD, usernameOf } from './data.ts'
import type { Databases } from './databases.ts'
import { percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import type { ReaderData } from './reader.ts'
import { memory_mb, type Server, signInRiders, startFitTrack } from './servers.ts'

const PEOPLE = 200
const SAMPLE_EVERY_MS = 10
const WARM_UP_SIGN_INS = 40
const PAUSE_MS = 1_000

/** How many sign-ins succeeded, were refused, got 503 with Retry-After, or got any other response. */
type Answers = { welcomed: number; refused: number; postponed: number; others: number }

/** `read` covers the reads of all rounds together, because one round has too few reads for a p99. */
export type Crowd = {
  database: DatabaseName
  rounds: number
  read: { count: number; p50_ms: number; p99_ms: number; max_ms: number }
  growth_mb: number
  answers: Answers
}

/** 200 people sign in at once, half of them with a wrong password, while another client reads. */
export async function runCrowd(databases: Databases, name: DatabaseName, options: Options): Promise<Crowd> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const [rider] = await signInRiders(database, 1)
  const reader = await startReader({ url: `${server.url}/api/workouts/`, headers: rider!.headers })
  cleanup.defer(async () => void (await reader.stop()))
  // Warm-up: the first sign-ins also compile code.
  for (let n = 0; n < WARM_UP_SIGN_INS; n++) await signIn(server, 1 + n, n % 2 === 0)
  const memory = watchMemory(server)
  cleanup.defer(() => memory.stop())
  const times: number[] = []
  const answers: Answers[] = []
  for (let round = 0; round < options.rounds; round++) {
    await reader.begin()
    answers.push(await signInTogether(server, database.accounts))
    times.push(...(await reader.end()))
    await sleep(PAUSE_MS)
  }
  const sorted = Float64Array.from(times).sort()
  return {
    database: name,
    rounds: options.rounds,
    read: {
      count: sorted.length,
      p50_ms: percentile(sorted, 0.5),
      p99_ms: percentile(sorted, 0.99),
      max_ms: percentile(sorted, 1),
    },
    growth_mb: memory.growth_mb(),
    answers: {
      welcomed: Math.min(...answers.map(({ welcomed }) => welcomed)),
      refused: Math.min(...answers.map(({ refused }) => refused)),
      postponed: Math.max(...answers.map(({ postponed }) => postponed)),
      others: Math.max(...answers.map(({ others }) => others)),
    },
  }
}

async function signInTogether(server: Server, accounts: number): Promise<Answers> {
  const all = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => signIn(server, 1 + (n % accounts), n % 2 === 0)),
  )
  const answers: Answers = { welcomed: 0, refused: 0, postponed: 0, others: 0 }
  for (const answer of all) answers[answer]++
  return answers
}

async function signIn(server: Server, account: number, isRight: boolean): Promise<keyof Answers> {
  const password = isRight ? PASSWORD : `not ${PASSWORD}`
  const answer = await fetch(`${server.url}/api/auth/login/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: usernameOf(account), password }),
  })
  await answer.text()
  if (answer.status === 200 && isRight) return 'welcomed'
  if (answer.status === 401 && !isRight) return 'refused'
  return answer.status === 503 && answer.headers.has('retry-after') ? 'postponed' : 'others'
}

/** Starts the thread of `reader.ts`, and waits until it is ready. */
export async function startReader(data: ReaderData) {
  const worker = new Worker(path.join(ROOT, 'bench', 'reader.ts'), { workerData: data })
  await once(worker, 'message')
  return {
    async begin() {
      worker.postMessage('begin')
      await once(worker, 'message')
    },
    /** The duration of each read since the start. */
    async end() {
      worker.postMessage('end')
      const [times] = (await once(worker, 'message')) as [number[]]
      return times
    },
    stop: () => worker.terminate(),
  }
}

/** Measures the largest growth of the server's memory from now on. */
export function watchMemory(server: Server) {
  const before = memory_mb(server.pid)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, memory_mb(server.pid))
  }, SAMPLE_EVERY_MS)
  return { growth_mb: () => most - before, stop: () => clearInterval(timer) }
}
