import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ageFiles, auditImages } from './image-audit.ts'
import { ImageClient } from './image-client.ts'
import { KILL_POINTS } from './points.ts'
import { type ServerProcess, startServer } from './server-process.ts'

// `node bin/launch.mjs test/faults/kill-images.ts --kills 300`: kills the server at each point of a picture's way in
// turn, and looks whether a row is without its files, and whether anything is left when it has tidied up.

const CLIENTS = 4
/** Then a fresh data folder. */
const KILLS_PER_FOLDER = 40
/** The server dies at the first to the sixth time that it comes to the point. */
const LATEST_TIME = 6
const DIES_WITHIN_MS = 20_000
const TIDY_WITHIN_MS = 20_000
const RATE_LIMITS = 'default=100000000/1h,auth=100000000/1h,upload=100000000/1h'

type Tally = { kills: number; acknowledged: number; broken: number; orphans: number; faults: string[] }

async function killOnOneFolder(kills: number, tally: Tally): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-images-'))
  const clients = Array.from({ length: CLIENTS }, (_, number) => new ImageClient(number))
  try {
    for (let kill = 0; kill <= kills; kill++) {
      const point = KILL_POINTS[tally.kills % KILL_POINTS.length]!
      const KILL_AT = `${point}:${1 + Math.floor(Math.random() * LATEST_TIME)}`
      const env = { DATA_DIR: dataDir, RATE_LIMITS, KILL_AT }
      const server = await startServer(env, 'test/faults/kill-points.ts')
      if (kill === 0) await Promise.all(clients.map((client) => client.register(server.url)))
      else await lookAfter(server, dataDir, clients, tally)
      if (kill === kills) await server.stop()
      else {
        await dieWhileWriting(server, KILL_AT, clients, tally)
        note(tally, 'broken', auditImages(dataDir).broken)
        ageFiles(dataDir)
      }
    }
  } finally {
    for (const { surprises, acknowledged } of clients) {
      tally.faults.push(...surprises)
      tally.acknowledged += acknowledged
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Waits until the server that was started again has tidied up, and looks at what it has. */
async function lookAfter(server: ServerProcess, dataDir: string, clients: ImageClient[], tally: Tally) {
  await Promise.all(clients.map((client) => client.check(server.url)))
  const until = performance.now() + TIDY_WITHIN_MS
  let found = auditImages(dataDir)
  while (found.orphans.length > 0 && performance.now() < until) {
    await sleep(20)
    found = auditImages(dataDir)
  }
  note(tally, 'broken', found.broken)
  note(tally, 'orphans', found.orphans)
}

async function dieWhileWriting(server: ServerProcess, point: string, clients: ImageClient[], tally: Tally) {
  const death = once(server.process, 'exit')
  server.process.kill('SIGUSR2')
  const writing = Promise.all(clients.map((client) => client.write(server.url)))
  const timer = setTimeout(() => {
    tally.faults.push(`the server never came to "${point}"`)
    server.process.kill('SIGKILL')
  }, DIES_WITHIN_MS)
  await death
  clearTimeout(timer)
  await writing
  tally.kills++
}

function note(tally: Tally, kind: 'broken' | 'orphans', sentences: string[]): void {
  tally[kind] += sentences.length
  for (const sentence of sentences) console.error(`kill ${tally.kills}, ${kind}: ${sentence}`)
}

const { values } = parseArgs({ options: { kills: { type: 'string', default: '300' } } })
const wanted = Number(values.kills)
const tally: Tally = { kills: 0, acknowledged: 0, broken: 0, orphans: 0, faults: [] }
while (tally.kills < wanted) await killOnOneFolder(Math.min(KILLS_PER_FOLDER, wanted - tally.kills), tally)
for (const fault of tally.faults) console.error(fault)
console.log(
  `kills ${tally.kills}, acknowledged ${tally.acknowledged}, broken ${tally.broken}, orphans ${tally.orphans}, unexpected ${tally.faults.length}`,
)
process.exitCode = tally.broken + tally.orphans + tally.faults.length > 0 ? 1 : 0
