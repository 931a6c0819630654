import { CompiledQuery, sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { type ClaimedJob, claimJob, claimNext } from './claim.ts'
import { type JobHandlers, type JobLanes, JobQueue, Worker } from './index.ts'
import type { JobKind } from './kinds.ts'
import { firstTurn, type Lane } from './lanes.ts'
import { queueDueJobs, removeJob, retryLater } from './queries.ts'

const LANES_OF_KINDS = { 'storage.delete': 'cleanup', 'mail.send': 'mails' } as JobLanes
const START = Date.UTC(2026, 10, 22, 12)
const LEASE_MS = 15_000
const [ANA, BEN, CAT] = [11, 12, 13] as const
const NAMES: Record<number, string> = { [ANA]: 'Ana', [BEN]: 'Ben', [CAT]: 'Cat' }

onEachDatabase('the next job of a lane', (kind) => {
  let database: TestDatabase
  let db: Db
  let turn = firstTurn('cleanup')
  const clock = { time: START, now: () => clock.time }
  const queue = new JobQueue(clock, LANES_OF_KINDS)

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(async () => {
    await db.deleteFrom('job').execute()
    clock.time = START
    turn = firstTurn('cleanup')
  })

  const add = (owner_id: number, count: number, job: JobKind = 'storage.delete') =>
    inTransaction(db, async (trx) => {
      for (let i = 0; i < count; i++)
        await queue.enqueue(trx, { kind: job, payload: { keys: [NAMES[owner_id] ?? ''] }, owner_id } as never)
    })
  const claim = (options?: { onlyNewcomers: boolean }, from = turn, on = db) =>
    claimJob(on, from, clock.now() + LEASE_MS, options)
  const nameOf = (job: ClaimedJob | undefined) => job && NAMES[job.owner_id]

  /** Claims `count` jobs that all keep running; returns their owners. */
  async function claimRunning(count: number): Promise<(string | undefined)[]> {
    const owners: (string | undefined)[] = []
    for (let i = 0; i < count; i++) owners.push(nameOf(await claim()))
    return owners
  }

  /** Claims and finishes jobs one after another until none is left; returns their owners. */
  async function runAll(): Promise<(string | undefined)[]> {
    const owners: (string | undefined)[] = []
    for (let job = await claim(); job; job = await claim()) {
      owners.push(nameOf(job))
      await removeJob(db, job)
    }
    return owners
  }

  it('belongs to the next owner, so that all owners take turns', async () => {
    await add(ANA, 4)
    await add(CAT, 1)
    await add(BEN, 2)
    expect(await runAll()).toEqual(['Ana', 'Ben', 'Cat', 'Ana', 'Ben', 'Ana', 'Ana'])
  })

  it('is the first job of a new owner, however many jobs of another owner wait', async () => {
    await add(BEN, 50)
    expect(await runAll().then((owners) => owners.length)).toBe(50)
    await add(BEN, 50)
    const first = await claim()
    await add(ANA, 1)
    await removeJob(db, first!)
    expect(await claimRunning(3)).toEqual(['Ana', 'Ben', 'Ben'])
  })

  it('belongs to an owner without a running job, if one waits', async () => {
    await add(ANA, 9)
    await add(BEN, 9)
    expect(await claimRunning(3)).toEqual(['Ana', 'Ben', 'Ana'])
    await add(CAT, 9)
    expect(await claimRunning(1)).toEqual(['Cat'])
  })

  it('belongs to the owner with the fewest running jobs, if every owner has a running job', async () => {
    await add(ANA, 9)
    expect(await claimRunning(3)).toEqual(['Ana', 'Ana', 'Ana'])
    await add(BEN, 9)
    expect(await claimRunning(4)).toEqual(['Ben', 'Ben', 'Ben', 'Ana'])
  })

  it('may belong to a busy owner while nobody else waits, but not in the slot for newcomers', async () => {
    await add(ANA, 9)
    expect(await claimRunning(4)).toEqual(['Ana', 'Ana', 'Ana', 'Ana'])
    expect(await claim({ onlyNewcomers: true })).toBeUndefined()
    await add(BEN, 2)
    expect(nameOf(await claim({ onlyNewcomers: true }))).toBe('Ben')
    expect(await claim({ onlyNewcomers: true })).toBeUndefined()
  })

  it('belongs to the next owner, even when jobs of the last one are retried', async () => {
    await add(ANA, 3)
    await add(BEN, 3)
    const owners: (string | undefined)[] = []
    for (let i = 0; i < 6; i++) {
      const job = await claim()
      owners.push(nameOf(job))
      if (job?.owner_id === ANA) await retryLater(db, job, clock.now(), 'not today')
      else if (job) await removeJob(db, job)
      await queueDueJobs(db, clock.now())
    }
    expect(owners).toEqual(['Ana', 'Ben', 'Ana', 'Ben', 'Ana', 'Ben'])
  })

  it('is always a job that is due', async () => {
    await inTransaction(db, (trx) =>
      queue.enqueue(trx, {
        kind: 'storage.delete',
        payload: { keys: [] },
        owner_id: ANA,
        run_at: START + 1,
      }),
    )
    await add(BEN, 1)
    expect(await claimRunning(2)).toEqual(['Ben', undefined])
    clock.time++
    expect(await queueDueJobs(db, clock.now())).toEqual(new Set(['cleanup']))
    expect(await claimRunning(1)).toEqual(['Ana'])
  })

  it('does not depend on the jobs of another lane', async () => {
    const mails = firstTurn('mails')
    await add(ANA, 2, 'mail.send')
    await claim({ onlyNewcomers: false }, mails)
    await add(BEN, 1)
    await add(ANA, 1)
    expect(await runAll()).toEqual(['Ana', 'Ben'])
    expect(nameOf(await claim({ onlyNewcomers: false }, mails))).toBe('Ana')
  })

  it('belongs to the next owner, even when two processes claim at once', async () => {
    const other = kind === 'PostgreSQL' ? await openDatabase(readConfig(database.env)) : db
    try {
      for (const owner of [ANA, BEN, CAT, 14]) await add(owner, 20)
      const turns = [turn, firstTurn('cleanup')] as const
      const claims = Array.from({ length: 8 }, (_, i) =>
        claim({ onlyNewcomers: false }, turns[i % 2], i % 2 ? other : db),
      )
      const owners = (await Promise.all(claims)).map((job) => job?.owner_id)
      expect(owners.toSorted()).toEqual([ANA, ANA, BEN, BEN, CAT, CAT, 14, 14])
    } finally {
      if (other !== db) await other.destroy()
    }
  })

  describe('in a worker', () => {
    const slots = {
      mails: 1,
      notices: 1,
      pushes: 1,
      digests: 1,
      imports: 1,
      exports: 1,
      zones: 1,
      highlights: 1,
      cleanup: 2,
    }
    let worker: Worker | undefined
    let started: string[] = []
    let finish: Record<string, (() => void)[]> = {}
    afterEach(async () => {
      const stopped = worker?.stop()
      for (const list of Object.values(finish)) for (const end of list) end()
      await stopped
      worker = undefined
    })

    /** Starts a worker whose jobs end only when `finish` of their owner is called. */
    function start(): void {
      started = []
      finish = {}
      const run = async ({ keys: [name = ''] }: { keys: string[] }) => {
        started.push(name)
        await new Promise<void>((resolve) => {
          const ends = finish[name] ?? []
          finish[name] = ends
          ends.push(resolve)
        })
      }
      const handlers = { 'storage.delete': { run }, 'mail.send': { run } } as unknown as JobHandlers
      worker = new Worker({ db, clock, log: pino({ level: 'silent' }), queue }, handlers, slots)
    }
    const startedSorted = (expected: string[]) =>
      eventually(() => expect(started.toSorted()).toEqual(expected))

    it('does not take the last slot if its owner has a running job; a job of another owner does', async () => {
      start()
      await add(ANA, 9)
      await startedSorted(['Ana', 'Ana'])
      await add(BEN, 9)
      await startedSorted(['Ana', 'Ana', 'Ben'])
      finish.Ben?.shift()?.()
      await startedSorted(['Ana', 'Ana', 'Ben', 'Ben'])
      finish.Ana?.shift()?.()
      await add(CAT, 1)
      await startedSorted(['Ana', 'Ana', 'Ben', 'Ben', 'Cat'])
    })

    it('starts although another lane is full', async () => {
      start()
      await add(ANA, 9)
      await startedSorted(['Ana', 'Ana'])
      await add(ANA, 9, 'mail.send')
      await startedSorted(['Ana', 'Ana', 'Ana'])
    })

    it('starts at the next poll when another process has added it', async () => {
      start()
      const elsewhere = new JobQueue(clock, LANES_OF_KINDS)
      await inTransaction(db, (trx) =>
        elsewhere.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['far'] }, owner_id: ANA }),
      )
      await startedSorted(['far'])
    })
  })

  describe('among 5,000 queued jobs of one owner', () => {
    beforeEach(async () => {
      const job = {
        kind: 'storage.delete',
        payload: '{"keys":[]}',
        unique_key: null,
        lane: 'cleanup' as Lane,
      }
      const rest = { attempts: 0, failures: 0, locked_until: null, last_error: null, created_at: START }
      const rows = Array.from({ length: 100 }, (_, i) => ({
        ...job,
        ...rest,
        owner_id: ANA,
        state: 'queued' as const,
        run_at: START + i,
      }))
      for (let i = 0; i < 50; i++) await db.insertInto('job').values(rows).execute()
      await claimRunning(2)
      if (kind === 'PostgreSQL') await sql`vacuum analyze job`.execute(db)
    })

    it.each(['all', 'newcomers'])('is found by reading only a few rows: %s', async (shape) => {
      const { text, parameters } = await statementOf(shape)
      if (kind === 'SQLite') {
        const { rows } = await db.executeQuery(CompiledQuery.raw(`explain query plan ${text}`, parameters))
        const plan = (rows as { detail: string }[]).map(({ detail }) => detail).join('\n')
        expect(plan).not.toMatch(/SCAN job\b/)
        expect(plan).toMatch(/COVERING INDEX job_turns \(lane=\? AND state=\? AND owner_id>\?\)/)
      } else {
        const { rows } = await db.executeQuery(
          CompiledQuery.raw(`explain (analyze, format json) ${text}`, parameters),
        )
        expect(rowsReadBy((rows as { 'QUERY PLAN': string }[])[0]!['QUERY PLAN'])).toBeLessThan(50)
      }
    })
  })

  /** The statement of a claim, and its values. */
  async function statementOf(shape: string): Promise<{ text: string; parameters: unknown[] }> {
    const executor = db.getExecutor()
    const execute = executor.executeQuery
    let statement = { text: '', parameters: [] as unknown[] }
    executor.executeQuery = async (query) => {
      statement = { text: query.sql, parameters: [...query.parameters] }
      return { rows: [] }
    }
    await claimNext(db, { lane: 'cleanup', last_owner_id: ANA, locked_until: 0 }, shape)
    executor.executeQuery = execute
    return statement
  }
})

type PlanNode = {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

/** The highest number of rows that one step of the plan read. */
function rowsReadBy(json: string): number {
  const read = (node: PlanNode): number => {
    const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    return Math.max(own, ...(node.Plans ?? []).map(read))
  }
  const [{ Plan }] = JSON.parse(json) as [{ Plan: PlanNode }]
  return read(Plan)
}
