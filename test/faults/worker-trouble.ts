import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { type AttackedServer, openAttackedServer } from './abuse-target.ts'
import { filesWithoutRow } from './audit.ts'
import { auditImages } from './image-audit.ts'
import { KINDS, WORKERS, type WorkerName } from './worker-trouble/kinds.ts'
import { Orders } from './worker-trouble/orders.ts'
import { type Notes, useServer } from './worker-trouble/people.ts'
import { childrenOf, processesWith } from './worker-trouble/processes.ts'
import { openTroubleMaker } from './worker-trouble/trouble.ts'

// `node bin/launch.mjs test/faults/worker-trouble.ts --rounds 1000`: kills, starves and confuses the processes that
// read recordings, pictures and tracks, while people use a server with the default limits. Everything that they send
// must be done right, hostile files must be refused for the right reason, and nothing may be left behind.

/** An idle process ends after ten seconds, a deletion runs within a few. */
const CLEAN_WITHIN_MS = 60_000
const SLOWEST_STOP_MS = 10_000
const REPORT_EVERY = 50
const ERROR_LEVEL = 50

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)

type Counts = Map<string, number>
const add = (counts: Counts, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)

/** Makes trouble `rounds` times, an equal share for each kind of process, all at the same time. */
async function makeTrouble(url: string, orders: Orders, faults: string[]): Promise<Counts> {
  const counts: Counts = new Map()
  let begun = 0
  const trouble = async (worker: WorkerName, n: number) => {
    const maker = openTroubleMaker(url, worker, orders, seededRandom(seed + n))
    for (let left = Math.ceil(rounds / WORKERS.length); left > 0; left--) {
      if (++begun % REPORT_EVERY === 0) console.log(`${begun} rounds, ${faults.length} faults`)
      try {
        add(counts, `${worker} ${await maker.next()}`)
      } catch (error) {
        faults.push(String((error as Error).cause ?? error))
      }
    }
  }
  await Promise.all(WORKERS.map(trouble))
  return counts
}

/** Waits until no process and no file is left behind; returns what is. */
async function leftovers({ pid, dataDir }: AttackedServer): Promise<string[]> {
  const until = performance.now() + CLEAN_WITHIN_MS
  const find = () => [
    ...childrenOf(pid).map((child) => `process ${child} is left`),
    ...filesWithoutRow(dataDir).map((file) => `file ${file} is left`),
  ]
  while (find().length > 0 && performance.now() < until) await sleep(100)
  return find()
}

/** Lines of the log that must not be there: unexpected errors, and what is not from the logger. */
function unexpectedLines(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('FitTrack is ready') && isUnexpected(line))
    .map((line) => `logged: ${line.slice(0, 500)}`)
}

type Line = { level: number; err?: { code?: string }; reason?: string }

function isUnexpected(line: string): boolean {
  try {
    const { level, err, reason } = JSON.parse(line) as Line
    // A process that does not start gives a 503 with a cause. A machine may be too busy to read a file that takes long.
    const isKnown = err?.code === 'unavailable' || reason?.endsWith(': starved')
    return level >= ERROR_LEVEL && !isKnown
  } catch {
    return true
  }
}

async function run(folder: string): Promise<{ counts: Counts; notes: Notes; memory: string }> {
  const orders = new Orders(folder)
  const notes: Notes = { done: new Map(), faults: [] }
  const env = { WORKER_TROUBLE_DIR: folder }
  const server = await openAttackedServer('sqlite', { env, preload: 'test/faults/worker-trouble/preload.ts' })
  try {
    const before_mb = server.rss_mb()
    let isOver = false
    const people = useServer(server.url, notes, () => isOver || server.ended() !== undefined)
    const counts = await makeTrouble(server.url, orders, notes.faults)
    isOver = true
    await people
    notes.faults.push(...(await leftovers(server)), ...auditImages(server.dataDir).broken)
    const memory = `${before_mb.toFixed(0)} → ${server.rss_mb().toFixed(0)}`
    const ended = server.ended()
    if (ended) notes.faults.push(ended)
    const { code, took_ms } = await server.stop()
    if (code !== 0 || took_ms > SLOWEST_STOP_MS)
      notes.faults.push(`SIGTERM: exit code ${code} after ${Math.round(took_ms)} ms`)
    notes.faults.push(...processesWith(folder).map((pid) => `process ${pid} outlived the server`))
    notes.faults.push(...unexpectedLines(server.output()))
    return { counts, notes, memory }
  } finally {
    await server.close()
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-trouble-'))
const { counts, notes, memory } = await run(folder).finally(() => rmSync(folder, { recursive: true }))
const kinds = WORKERS.flatMap((worker) => KINDS[worker].map((kind) => `${worker} ${kind}`))
for (const kind of kinds) console.log(`${String(counts.get(kind) ?? 0).padStart(5)}  ${kind}`)
for (const [what, count] of notes.done) console.log(`${String(count).padStart(5)}  ${what} of other people`)
for (const fault of notes.faults) console.log(`FAULT ${fault}`)
const made = [...counts.values()].reduce((sum, count) => sum + count, 0)
console.log(
  `seed ${seed}: ${made} troubles of ${counts.size} kinds out of ${kinds.length}, memory of the server ${memory} MB, ${notes.faults.length} faults`,
)
process.exitCode = notes.faults.length > 0 ? 1 : 0
