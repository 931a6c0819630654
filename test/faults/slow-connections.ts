import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { register, send } from './api.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { openAll, openReader, type Slow } from './slow-clients.ts'
import { quantile, usageOf } from './usage.ts'

// `node bin/launch.mjs test/faults/slow-connections.ts --connections 2000`: opens connections that send one byte
// every 5 s, half of them in the headers and half in a body, and some that request large responses and read nothing.
// Measures a healthy client's response times meanwhile, the time until all slow connections are closed, and the memory.

const GIVE_UP_MS = 120_000
const ASK_EVERY_MS = 10
const WARM_UP_REQUESTS = 200
const READERS = 10

/** The response times of a healthy client in milliseconds, measured until `isOver`. */
async function measureHealthy(
  person: { url: string; access: string },
  isOver: () => boolean,
): Promise<number[]> {
  const times: number[] = []
  while (!isOver()) {
    const since = performance.now()
    const { status } = await send(person, 'GET', '/api/workouts/')
    if (status !== 200) throw new Error(`a healthy request was answered ${status}`)
    times.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  return times
}

async function run(server: ServerProcess, connections: number) {
  const port = Number(new URL(server.url).port)
  const person = await register(server.url, 'healthy')
  for (let n = 0; n < WARM_UP_REQUESTS; n++) await send(person, 'GET', '/api/workouts/')
  const before = usageOf(server.process.pid)
  let most_mb = 0
  const watch = setInterval(() => {
    most_mb = Math.max(most_mb, usageOf(server.process.pid)?.rss_mb ?? 0)
  }, 100)
  const readers = await Promise.all(Array.from({ length: READERS }, () => openReader(port)))
  const since = performance.now()
  let all: Slow[] = []
  const isLate = () => performance.now() - since > GIVE_UP_MS
  const isOver = () => isLate() || (all.length > 0 && all.every(({ cut_at }) => cut_at !== undefined))
  const [times] = await Promise.all([
    measureHealthy(person, isOver),
    openAll(port, connections).then((slow) => {
      all = slow
    }),
  ])
  const left = () => (before ? (usageOf(server.process.pid)?.descriptors ?? 0) - before.descriptors : 0)
  while (left() > 0 && !isLate()) await new Promise((resolve) => setTimeout(resolve, 100))
  clearInterval(watch)
  const all_gone_s = (performance.now() - since) / 1000
  for (const socket of [...readers, ...all.map((slow) => slow.socket)]) socket.destroy()
  const lives_ms = all.map(({ opened_at, cut_at }) => (cut_at ?? Number.POSITIVE_INFINITY) - opened_at)
  return {
    requests: times.length,
    p50_ms: quantile(times, 0.5),
    p99_ms: quantile(times, 0.99),
    first_cut_s: Math.min(...lives_ms) / 1000,
    last_cut_s: Math.max(...lives_ms) / 1000,
    all_gone_s,
    growth_mb: before && most_mb - before.rss_mb,
    left: left(),
  }
}

const { values } = parseArgs({ options: { connections: { type: 'string', default: '2000' } } })
const connections = Number(values.connections)
const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-slow-'))
const server = await startServer({
  DATA_DIR: dataDir,
  RATE_LIMITS: 'default=1000000/1m,auth=1000000/1m,sign_in=1000000/1m',
})
try {
  const found = await run(server, connections)
  console.log(
    `${connections} slow connections: closed after ${found.first_cut_s.toFixed(1)} to ${found.last_cut_s.toFixed(1)} s; ` +
      `meanwhile ${found.requests} healthy requests, p50 ${found.p50_ms.toFixed(1)} ms, p99 ${found.p99_ms.toFixed(1)} ms; ` +
      `memory +${found.growth_mb?.toFixed(0) ?? '?'} MB; including ${READERS} that read nothing all gone after ` +
      `${found.all_gone_s.toFixed(1)} s, ${found.left} left`,
  )
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
