import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { startReader, watchMemory } from './crowd.ts'
import { type BenchDatabase, CACHE, type Databases } from './databases.ts'
import { median, percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { type Rider, type Server, signInRiders, startFitTrack } from './servers.ts'

const PHOTOS = 20
const ALONE = 15
const WARMUPS = 2
const PAUSE_MS = 1_000
/** Round n, counted from 0, adds a photo to each person's workout with the index FIRST_ROUND + n. */
const FIRST_ROUND = 50
const WIDTH = 4_000
const HEIGHT = 3_000

export type Photos = {
  database: DatabaseName
  /** The number of photos sent at once. */
  photos: number
  alone: { count: number; median_ms: number; max_ms: number }
  /** The longest time until the last photo was stored, and the most refusals, of any round. */
  together: { last_ms: number; refused: number }
  /** The times of the reads in all rounds together. */
  read: { count: number; p50_ms: number; p99_ms: number; max_ms: number }
  growth_mb: number
}

/** Sends a phone's photo, first one at a time and then many at once, while another client reads. */
export async function runPhoto(databases: Databases, name: DatabaseName, options: Options): Promise<Photos> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, { isProfiled: options.isProfiled })
  cleanup.defer(() => server.stop())
  const [looker, ...riders] = await signInRiders(database, PHOTOS + 1)
  const reader = await startReader({ url: `${server.url}/api/workouts/`, headers: looker!.headers })
  cleanup.defer(async () => void (await reader.stop()))
  const memory = watchMemory(server)
  cleanup.defer(() => memory.stop())
  const photo = await cachedPhoto()
  const sendTo = (rider: Rider, n: number) => send(server, rider, workoutOf(database, rider, n), photo)
  const alone = await sendAlone((n) => sendTo(riders[n % PHOTOS]!, n))
  const times: number[] = []
  const rounds: Photos['together'][] = []
  for (let round = 0; round < options.rounds; round++) {
    await reader.begin()
    const answers = await Promise.all(riders.map((rider) => sendTo(rider, FIRST_ROUND + round)))
    times.push(...(await reader.end()))
    rounds.push({
      last_ms: Math.max(...answers.map(({ took_ms }) => took_ms)),
      refused: answers.filter(({ isStored }) => !isStored).length,
    })
    await sleep(PAUSE_MS)
  }
  return {
    database: name,
    photos: PHOTOS,
    alone,
    together: {
      last_ms: Math.max(...rounds.map(({ last_ms }) => last_ms)),
      refused: Math.max(...rounds.map(({ refused }) => refused)),
    },
    read: summary(times),
    growth_mb: memory.growth_mb(),
  }
}

async function sendAlone(sendNext: (n: number) => Promise<Sent>): Promise<Photos['alone']> {
  const times: number[] = []
  for (let n = 0; n < WARMUPS + ALONE; n++) {
    const { took_ms, isStored } = await sendNext(n)
    if (!isStored) throw new Error('A photo that was sent alone was not stored.')
    if (n >= WARMUPS) times.push(took_ms)
  }
  return { count: times.length, median_ms: median(times), max_ms: Math.max(...times) }
}

function summary(times: number[]): Photos['read'] {
  const sorted = Float64Array.from(times).sort()
  return {
    count: sorted.length,
    p50_ms: percentile(sorted, 0.5),
    p99_ms: percentile(sorted, 0.99),
    max_ms: percentile(sorted, 1),
  }
}

/** Another workout of the rider for each `n`, because a workout takes at most ten pictures. */
function workoutOf({ accounts }: BenchDatabase, { account_id }: Rider, n: number): number {
  return account_id + n * accounts
}

type Sent = { took_ms: number; isStored: boolean }

async function send(
  server: Server,
  { headers }: Rider,
  workout_id: number,
  photo: Uint8Array<ArrayBuffer>,
): Promise<Sent> {
  const form = new FormData()
  form.set('image', new Blob([photo]), 'photo.jpg')
  const began = performance.now()
  const url = `${server.url}/api/workouts/${workout_id}/images/`
  const answer = await fetch(url, { method: 'POST', headers, body: form })
  const text = await answer.text()
  if (answer.status !== 201 && answer.status !== 503)
    throw new Error(`A photo was answered ${answer.status}: ${text}`)
  return { took_ms: performance.now() - began, isStored: answer.status === 201 }
}

/** The same photo on every machine: large and small shapes with the noise of a sensor. Generated once and kept. */
async function cachedPhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const own = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12)
  const file = path.join(CACHE, `photo-${own}.jpg`)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(file, await makePhoto())
  }
  return new Uint8Array(readFileSync(file))
}

async function makePhoto(): Promise<Buffer> {
  let state = 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const shapes = async (width: number, height: number) => {
    const pixels = Buffer.from(Array.from({ length: width * height * 3 }, () => 256 * random()))
    const small = sharp(pixels, { raw: { width, height, channels: 3 } })
    return small.resize(WIDTH, HEIGHT, { kernel: 'cubic' }).raw().toBuffer()
  }
  const [large, fine] = [await shapes(80, 60), await shapes(800, 600)]
  for (let i = 0; i < large.length; i++) {
    const value = 0.7 * large[i]! + 0.35 * (fine[i]! - 128) + 38 + 14 * (random() - 0.5)
    large[i] = Math.max(0, Math.min(255, value))
  }
  return sharp(large, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 94 })
    .toBuffer()
}
