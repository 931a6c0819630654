import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { audit, type Findings, filesWithoutRow } from './audit.ts'
import { Client } from './client.ts'
import { Journal } from './journal.ts'
import { type ServerProcess, startServer } from './server-process.ts'

// `node bin/launch.mjs test/faults/kill-writes.ts --kills 1000`: kills the server while it writes, and compares its
// data afterwards with the writes that it acknowledged.

const CLIENTS = 8
const SOONEST_KILL_MS = 50
const LATEST_KILL_MS = 500
const REPORT_EVERY = 50
/** A new folder is used after this many kills, because checking a folder takes longer with each. */
const KILLS_PER_FOLDER = 50
/** Long enough for jobs whose worker was killed: each waits 15 s for another worker. */
const SETTLE_WITHIN_MS = 90_000
const SLOWEST_STOP_MS = 10_000

type Tally = {
  kills: number
  acknowledged: number
  orphans: number
  restart_ms: number
  faults: string[]
} & {
  [K in keyof Findings]: number
}

/** Kills the server `kills` times on one data folder, then lets it finish and checks the folder a last time. */
async function killOnOneFolder(kills: number, tally: Tally): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-kills-'))
  const journal = new Journal()
  const clients = Array.from({ length: CLIENTS }, (_, number) => new Client(journal, number))
  try {
    let server = await startServer({ DATA_DIR: dataDir })
    await Promise.all(clients.map((client) => client.register(server.url)))
    for (let kill = 0; kill < kills; kill++) {
      await killWhileWriting(server, clients)
      note(tally, audit(dataDir, journal, false))
      if (++tally.kills % REPORT_EVERY === 0) report(tally, journal)
      server = await startServer({ DATA_DIR: dataDir })
      tally.restart_ms = Math.max(tally.restart_ms, server.startup_ms)
    }
    await settle(server, clients, tally)
    note(tally, audit(dataDir, journal, true))
    tally.orphans += filesWithoutRow(dataDir).length
  } finally {
    tally.acknowledged += journal.acknowledged
    tally.faults.push(...journal.surprises)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function killWhileWriting(server: ServerProcess, clients: Client[]): Promise<void> {
  const writing = Promise.all(clients.map((client) => client.write(server.url)))
  const wait_ms = SOONEST_KILL_MS + Math.random() * (LATEST_KILL_MS - SOONEST_KILL_MS)
  await Promise.race([new Promise((resolve) => setTimeout(resolve, wait_ms)), writing])
  await server.kill()
  await writing
}

async function settle(server: ServerProcess, clients: Client[], tally: Tally): Promise<void> {
  const until = performance.now() + SETTLE_WITHIN_MS
  await Promise.all(clients.map((client) => client.settle(server.url, until)))
  const { code, took_ms } = await server.stop()
  if (code !== 0 || took_ms > SLOWEST_STOP_MS)
    tally.faults.push(`SIGTERM: exit code ${code} after ${Math.round(took_ms)} ms\n${server.output()}`)
}

function note(tally: Tally, found: Findings): void {
  for (const kind of ['missing', 'unexpected', 'partial'] as const) {
    tally[kind] += found[kind].length
    for (const sentence of found[kind]) console.error(`kill ${tally.kills}, ${kind}: ${sentence}`)
  }
}

function report(tally: Tally, journal: Journal): void {
  const { kills, missing, unexpected, partial, restart_ms } = tally
  const acknowledged = tally.acknowledged + journal.acknowledged
  console.log(
    `${kills} kills: acknowledged ${acknowledged}, missing ${missing}, unexpected ${unexpected}, partial ${partial}, slowest restart ${Math.round(restart_ms)} ms`,
  )
}

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } })
const wanted = Number(values.kills)
const tally: Tally = {
  kills: 0,
  acknowledged: 0,
  missing: 0,
  unexpected: 0,
  partial: 0,
  orphans: 0,
  restart_ms: 0,
  faults: [],
}
while (tally.kills < wanted) {
  await killOnOneFolder(Math.min(KILLS_PER_FOLDER, wanted - tally.kills), tally)
}
for (const fault of tally.faults) console.error(fault)
const { kills, acknowledged, missing, unexpected, partial, orphans, restart_ms, faults } = tally
console.log(`${faults.length} unexpected answers, ${orphans} files without a row`)
console.log(
  `kills ${kills}, acknowledged ${acknowledged}, missing ${missing}, unexpected ${unexpected}, partial ${partial}, restarts max ${Math.round(restart_ms)} ms`,
)
process.exitCode = missing + unexpected + partial + faults.length > 0 ? 1 : 0
