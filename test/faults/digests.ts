import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../src/platform/config.ts'
import { inTransaction, openDatabase } from '../../src/platform/database/index.ts'
import type { Db, Trx } from '../../src/platform/database/schema.ts'
import { LOOP_DELAY } from '../support/ask-loop-delay.ts'
import { startMailServer } from '../support/mail-server.ts'
import { type Person, register, send } from './api.ts'
import { insertAccounts } from './insert-accounts.ts'
import { startServer } from './server-process.ts'
import { quantile } from './usage.ts'

// `node bin/launch.mjs test/faults/digests.ts --people 10000`: makes the daily mails of so many people due at once, lets
// a server send them to a mail server on this machine, and measures the response times of a reader meanwhile. With
// `--database URL` on PostgreSQL, in a database that is empty.

const BATCH = 500
const ASK_EVERY_MS = 10
const GIVE_UP_MS = 3_600_000
const READS = ['/api/workouts/', '/api/notifications/', '/api/workouts/statistics/']

const { values } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, database: { type: 'string', default: '' } },
})
const people = Number(values.people)
const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-digests-'))
const mailServer = await startMailServer()
const env = {
  DATA_DIR: dataDir,
  DATABASE_URL: values.database,
  RATE_LIMITS: 'default=1000000/1m,auth=1000000/1m,sign_in=1000000/1m',
  EMAIL_HOST: '127.0.0.1',
  EMAIL_PORT: String(mailServer.port),
}
try {
  const reader = await prepare()
  const server = await startServer(env, LOOP_DELAY)
  try {
    const before = await measure({ ...reader, url: server.url }, async (reads) => reads >= 300)
    await makeDue()
    await server.loopDelay()
    const since = performance.now()
    const isSent = async () => mailServer.received.length >= people || performance.now() - since > GIVE_UP_MS
    const during = await measure({ ...reader, url: server.url }, isSent)
    const took_s = (performance.now() - since) / 1_000
    const { max_ms, maxComputed_ms } = await server.loopDelay()
    const recipients = new Set(mailServer.received.flatMap(({ to }) => to))
    console.log(
      `${recipients.size} daily mails (${mailServer.received.length} messages) of ${people} in ${took_s.toFixed(0)} s; ` +
        `reads before: p50 ${quantile(before, 0.5).toFixed(1)} ms, p99 ${quantile(before, 0.99).toFixed(1)} ms; ` +
        `${during.length} reads meanwhile: p50 ${quantile(during, 0.5).toFixed(1)} ms, ` +
        `p99 ${quantile(during, 0.99).toFixed(1)} ms; the event loop was blocked for ${max_ms.toFixed(0)} ms at most, and computed for ${maxComputed_ms.toFixed(0)} ms at most`,
    )
  } finally {
    await server.stop()
  }
} finally {
  await mailServer.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Migrates, registers the reader, and adds the people with an unread request to follow each. */
async function prepare(): Promise<Person> {
  const server = await startServer(env)
  const reader = await register(server.url, 'reader')
  await send(reader, 'POST', '/api/workouts/', { body: { sport: 'running', duration: 30 } })
  await server.stop()
  await withDatabase(async (db) => {
    const { id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow()
    for (let first = 0; first < people; first += BATCH)
      await inTransaction(db, (trx) => addPeople(trx, id, first, Math.min(BATCH, people - first)))
  })
  return reader
}

async function addPeople(trx: Trx, actor_id: number, first: number, count: number): Promise<void> {
  const now = Date.now()
  const names = Array.from({ length: count }, (_, index) => `person${first + index}`)
  const ids = await insertAccounts(trx, names)
  const notice = { kind: 'follow_request' as const, group_key: 'follow_request', seq: 1, data: '{}' }
  const notifications = await trx
    .insertInto('notification')
    .values(ids.map((account_id) => ({ account_id, ...notice, created_at: now, updated_at: now })))
    .returning('id as notification_id')
    .execute()
  await trx
    .insertInto('notification_actor')
    .values(notifications.map((of) => ({ ...of, actor_id, created_at: now })))
    .execute()
  await trx.insertInto('notification_delivery').values(notifications).execute()
}

/** Adds the job of each person, as if it was 18:00. */
function makeDue(): Promise<void> {
  return withDatabase(async (db) => {
    const now = Date.now()
    const accounts = await db.selectFrom('account').select('id').where('username', '!=', 'reader').execute()
    for (let first = 0; first < accounts.length; first += BATCH)
      await inTransaction(db, async (trx) => {
        await trx
          .insertInto('job')
          .values(
            accounts.slice(first, first + BATCH).map(({ id }) => ({
              kind: 'notifications.digest',
              payload: JSON.stringify({ account_id: id, time_zone: 'UTC' }),
              unique_key: `notifications.digest ${id}`,
              lane: 'digests' as const,
              owner_id: id,
              state: 'queued' as const,
              run_at: now,
              attempts: 0,
              failures: 0,
              locked_until: null,
              last_error: null,
              created_at: now,
            })),
          )
          .execute()
      })
  })
}

async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
  const db = await openDatabase(readConfig(env))
  await work(db)
  await db.destroy()
}

/** The response times of the reader in milliseconds until `isOver`. */
async function measure(person: Person, isOver: (reads: number) => Promise<boolean>): Promise<number[]> {
  const times: number[] = []
  while (!(await isOver(times.length))) {
    const since = performance.now()
    const { status } = await send(person, 'GET', READS[times.length % READS.length]!)
    if (status !== 200) throw new Error(`a read was answered ${status}`)
    times.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  return times
}
