import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ageFiles, auditImages } from './image-audit.ts'
import { ImageClient } from './image-client.ts'
import { KILL_POINTS } from './kill-point-names.ts'
import { type ServerProcess, startServer } from './server-process.ts'

// `node bin/launch.mjs test/faults/kill-images.ts --kills 300`: kills the server at each step of storing a picture in
// turn. Afterwards no row may lack its files, and the clean-up may leave no other file.

const CLIENTS = 4
/** A new folder is used after this many kills, because checking a folder takes longer with each. */
const KILLS_PER_FOLDER = 40
/** The server dies when it reaches a step for the n-th time. n is random, and at most this. */
const MAX_PASSES = 6
const DIES_WITHIN_MS = 60_000
const CLEANED_WITHIN_MS = 60_000
const RATE_LIMITS = 'default=100000000/1h,auth=100000000/1h,upload=100000000/1h,sign_in=100000000/1h'

type Tally = { kills: number; acknowledged: number; broken: number; orphans: number; faults: string[] }

async function killOnOneFolder(kills: number, tally: Tally): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-images-'))
  const clients = Array.from({ length: CLIENTS }, (_, number) => new ImageClient(number))
  try {
    for (let kill = 0; kill <= kills; kill++) {
      const point = KILL_POINTS[tally.kills % KILL_POINTS.length]!
      const KILL_AT = `${point}:${1 + Math.floor(Math.random() * MAX_PASSES)}`
      const env = { DATA_DIR: dataDir, RATE_LIMITS, KILL_AT }
      const server = await startServer(env, 'test/faults/kill-at-point.ts')
      if (kill === 0) await Promise.all(clients.map((client) => client.register(server.url)))
      else await checkAfterRestart(server, dataDir, clients, tally)
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

/** Checks the images that clients see; waits until the restarted server has removed orphans; checks rows and files. */
async function checkAfterRestart(
  server: ServerProcess,
  dataDir: string,
  clients: ImageClient[],
  tally: Tally,
) {
  await Promise.all(clients.map((client) => client.check(server.url)))
  const until = performance.now() + CLEANED_WITHIN_MS
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
    tally.faults.push(`the server never reached "${point}"`)
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
