import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildFit } from '../test/support/fit-builder.ts'
import type { LoopDelay } from '../test/support/loop-delay.ts'
import { ROOT } from '../test/tools.ts'
import { CACHE, type Databases } from './databases.ts'
import { median, percentile } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { type Rider, type Server, signInRiders, startFitTrack, startIdle } from './servers.ts'

const RECORDS = 10_000
const FIRST_START_MS = Date.UTC(2026, 2, 1, 6)
const DAY_MS = 86_400_000
const POLL_MS = 5
const PROBE_MS = 5
const UPLOADERS = 4
const WARMUPS = 3

export type UploadResult = {
  database: DatabaseName
  /** The median time from the POST until the recording is done, with one file at a time. */
  done_ms: number
  decoder_ms: number
  ratio: number
  /** Files per second while four people upload at once. `block` and `probe` are measured during these uploads. */
  files_s: number
  block: LoopDelay
  /** How long the event loop of an idle process was blocked during these uploads. */
  idleBlock: LoopDelay
  probe: { max_ms: number; p99_ms: number }
}

/** Compares uploads with Garmin's decoder, one file at a time; then measures the event loop during parallel uploads. */
export async function runUpload(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<UploadResult> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, { isProfiled: options.isProfiled, measuresLoop: true })
  cleanup.defer(() => server.stop())
  const idle = await startIdle()
  cleanup.defer(() => idle.stop())
  const decoder = startDecoder()
  cleanup.defer(() => decoder.stop())
  const riders = await signInRiders(database, UPLOADERS)

  const alone = options.isQuick ? 8 : 20
  const together = options.isQuick ? 16 : 48
  const files = fitFiles(WARMUPS + alone + together)
  for (const file of files.splice(0, WARMUPS)) {
    await upload(server, riders[0]!, file)
    await decoder.decode(file)
  }
  const times: { ours: number; theirs: number }[] = []
  for (const file of files.splice(0, alone)) {
    const ours = await upload(server, riders[0]!, file)
    times.push({ ours, theirs: await decoder.decode(file) })
  }
  return {
    database: name,
    done_ms: median(times.map(({ ours }) => ours)),
    decoder_ms: median(times.map(({ theirs }) => theirs)),
    ratio: median(times.map(({ ours, theirs }) => ours / theirs)),
    ...(await uploadTogether(server, idle, riders, files)),
  }
}

async function uploadTogether(server: Server, idle: Server, riders: Rider[], files: string[]) {
  const probe = startProbe(server)
  await Promise.all([server.loopDelay(), idle.loopDelay()])
  const began = performance.now()
  const waiting = [...files]
  await Promise.all(
    riders.map(async (rider) => {
      for (let file = waiting.shift(); file; file = waiting.shift()) await upload(server, rider, file, 20)
    }),
  )
  const files_s = (1000 * files.length) / (performance.now() - began)
  const [block, idleBlock] = await Promise.all([server.loopDelay(), idle.loopDelay()])
  return { files_s, block, idleBlock, probe: await probe.end() }
}

/** Milliseconds from the POST until the recording is done; throws unless it became a workout. */
async function upload(server: Server, rider: Rider, file: string, poll_ms = POLL_MS): Promise<number> {
  const form = new FormData()
  form.set('file', new Blob([readFileSync(file)]), path.basename(file))
  const { authorization } = rider.headers as { authorization: string }
  const headers = { authorization }
  const began = performance.now()
  const answer = await fetch(`${server.url}/api/recordings/`, { method: 'POST', headers, body: form })
  if (answer.status !== 202)
    throw new Error(`The upload was answered ${answer.status}: ${await answer.text()}`)
  let recording = (await answer.json()) as { id: number; status: string; items: { status: string }[] }
  while (recording.status === 'queued' || recording.status === 'running') {
    await sleep(poll_ms)
    const shown = await fetch(`${server.url}/api/recordings/${recording.id}/`, { headers })
    recording = (await shown.json()) as typeof recording
  }
  const took = performance.now() - began
  if (recording.items[0]?.status !== 'imported') {
    throw new Error(`${file} was not imported: ${JSON.stringify(recording)}`)
  }
  return took
}

/** Requests `/healthz` every 5 ms to measure the delay for other clients. */
function startProbe(server: Server) {
  const times: number[] = []
  let isEnded = false
  const run = async () => {
    while (!isEnded) {
      const began = performance.now()
      await (await fetch(`${server.url}/healthz`)).text()
      const took = performance.now() - began
      times.push(took)
      await sleep(Math.max(0, PROBE_MS - took))
    }
  }
  const running = run()
  return {
    async end() {
      isEnded = true
      await running
      const sorted = times.toSorted((a, b) => a - b)
      return { max_ms: sorted.at(-1) ?? Number.NaN, p99_ms: percentile(sorted, 0.99) }
    },
  }
}

function startDecoder() {
  const child = fork(path.join(ROOT, 'bench', 'decoder.ts'))
  return {
    async decode(file: string): Promise<number> {
      child.send(file)
      const [ms] = await once(child, 'message')
      return ms as number
    },
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

/** Rides of 10,000 records on different days; generated once and kept. */
function fitFiles(count: number): string[] {
  const builder = readFileSync(path.join(ROOT, 'test', 'support', 'fit-builder.ts'))
  const folder = path.join(CACHE, `fit-${createHash('sha256').update(builder).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: count }, (_, i) => {
    const file = path.join(folder, `ride-${i}.fit`)
    if (!existsSync(file)) {
      writeFileSync(file, buildFit({ records: RECORDS, startedAt: new Date(FIRST_START_MS + i * DAY_MS) }))
    }
    return file
  })
}
