import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { buildGpx } from '../support/xml-builder.ts'
import { isBusy, type Reply, Visitor } from './floods/visitor.ts'

// The people who use the server during an attack. They run in their own thread, so that building and sending attacks
// does not disturb the measurement. They request their workouts and /healthz at a fixed pace, even while earlier
// requests wait. Every few seconds a new person registers, uploads a recording and a picture, and signs in again.

const READ_EVERY_MS = 50
const VISIT_EVERY_MS = 3_000
/** A person polls an import every `soon` ms until `patience` is over, then every `later` ms to spare the rate limit. */
const POLL_MS = { soon: 250, later: 3_000, patience: 10_000 }
/** A person stops reading with this many requests left in the rate limit. */
const SPARED = 20
const GIVE_UP_MS = 300_000
const HOUR_MS = 3_600_000

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** What innocent people experienced while a server was attacked. Times are in milliseconds. */
export type Observations = {
  healthz: number[]
  reads: number[]
  imports: number[]
  pictures: number[]
  signIns: number[]
  /** Mails that somebody asked for, and when, in Unix milliseconds. */
  mails: { to: string; asked_at: number }[]
  /** How many requests were told to try again later. */
  delays: number
  /** What did not succeed. */
  faults: string[]
}

/** Starts the innocents; resolves once somebody reads. `stop` lets everybody finish. */
export async function startInnocents(url: string): Promise<{ stop(): Promise<Observations> }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { url } })
  const next = () =>
    new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await next()
  return {
    async stop() {
      worker.postMessage('stop')
      const observed = (await next()) as Observations
      await worker.terminate()
      return observed
    },
  }
}

const observed: Observations = {
  healthz: [],
  reads: [],
  imports: [],
  pictures: [],
  signIns: [],
  mails: [],
  delays: 0,
  faults: [],
}
/** The people who read, and how many more requests the rate limit allows each. */
const readers: { visitor: Visitor; left: number }[] = []
let visits = 0

/** Records the duration of a request or its fault. A broken connection is a fault, too. */
async function measure(times: number[], name: string, send: () => Promise<Reply>): Promise<Reply> {
  const began = performance.now()
  try {
    const reply = await send()
    if (reply.status < 300) times.push(performance.now() - began)
    else if (isBusy(reply)) observed.delays++
    else observed.faults.push(`${name} was answered ${reply.status} ${reply.body.code}`)
    return reply
  } catch (error) {
    const took_s = (performance.now() - began) / 1_000
    throw new Error(`${name} failed after ${took_s.toFixed(0)} s: ${(error as Error).cause ?? error}`)
  }
}

async function readHealth(anonymous: Visitor): Promise<void> {
  await measure(observed.healthz, '/healthz', () => anonymous.request('GET', '/healthz'))
}

async function readWorkouts(): Promise<void> {
  const [reader] = readers
  if (!reader) return
  if (reader.left-- <= SPARED) readers.shift()
  await measure(observed.reads, 'a list', () => reader.visitor.request('GET', '/api/workouts/'))
}

async function becomeReader(visitor: Visitor): Promise<void> {
  const { remaining } = await visitor.insist('GET', '/api/workouts/')
  readers.push({ visitor, left: remaining })
}

async function visit(url: string): Promise<void> {
  const number = visits++
  const visitor = new Visitor(url)
  await measure(observed.signIns, 'a registration', () => visitor.register(`visitor${number}`))
  observed.mails.push({ to: visitor.email, asked_at: Date.now() })
  await upload(visitor, number)
  const file = { field: 'image', name: 'me.png', content: PICTURE }
  await measure(observed.pictures, 'a picture', () =>
    visitor.insist('PUT', '/api/profiles/me/image/', { file }),
  )
  await measure(observed.signIns, 'a sign-in', () => visitor.signIn())
  observed.delays += visitor.delays
  await becomeReader(visitor)
}

async function upload(visitor: Visitor, number: number): Promise<void> {
  const began = performance.now()
  const content = Buffer.from(buildGpx(6, Date.UTC(2020, 0, 1) + number * HOUR_MS))
  const file = { name: 'walk.gpx', content }
  const { status, body } = await visitor.insist('POST', '/api/recordings/', { file })
  if (status !== 202) return void observed.faults.push(`an upload was answered ${status}`)
  while (performance.now() - began < GIVE_UP_MS) {
    const reply = await visitor.insist('GET', `/api/recordings/${body.id}/`)
    const outcome = reply.body.items?.[0]?.status ?? reply.status
    if (outcome === 'imported') return void observed.imports.push(performance.now() - began)
    if (outcome !== 'pending') return void observed.faults.push(`an import ended as ${outcome}`)
    await sleep(performance.now() - began < POLL_MS.patience ? POLL_MS.soon : POLL_MS.later)
  }
  observed.faults.push('an import did not end')
}

/** Runs `act` at a fixed pace. The returned function stops that, and waits for the runs that have begun. */
function every(pace_ms: number, act: () => Promise<void>): () => Promise<void> {
  const begun = new Set<Promise<void>>()
  const begin = () => {
    const running = act()
      .catch((error) => void observed.faults.push(String(error)))
      .finally(() => begun.delete(running))
    begun.add(running)
  }
  const timer = setInterval(begin, pace_ms)
  return async () => {
    clearInterval(timer)
    await Promise.all(begun)
  }
}

async function serve(url: string): Promise<void> {
  await visit(url)
  const anonymous = new Visitor(url)
  const paces = [
    every(READ_EVERY_MS, () => readHealth(anonymous)),
    every(READ_EVERY_MS, readWorkouts),
    every(VISIT_EVERY_MS, () => visit(url)),
  ]
  parentPort?.once('message', async () => {
    await Promise.all(paces.map((end) => end()))
    parentPort?.postMessage(observed)
  })
  parentPort?.postMessage('reading')
}

if (parentPort) await serve(workerData.url)
