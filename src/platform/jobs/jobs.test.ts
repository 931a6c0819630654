import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { backoff_ms, runNextJob, type WorkerServices } from './attempt.ts'
import { claimJob } from './claim.ts'
import {
  deadJobs,
  type JobContext,
  type JobHandlers,
  type JobLanes,
  JobQueue,
  runDueJobs,
  Worker,
} from './index.ts'
import { firstTurn } from './lanes.ts'
import { queueDueJobs, requeueRunningJobs } from './queries.ts'

const LEASE_MS = 15_000
const LANES_OF_KINDS = { 'storage.delete': 'cleanup', 'mail.send': 'mails' } as JobLanes
const START = Date.UTC(2026, 10, 22, 12)

onEachDatabase('jobs', (kind) => {
  let database: TestDatabase
  let db: Db
  let services: WorkerServices
  const clock = { time: START, now: () => clock.time }

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    services = { db, clock, log: pino({ level: 'silent' }), queue: new JobQueue(clock, LANES_OF_KINDS) }
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(() => db.deleteFrom('job').execute())
  afterEach(() => vi.useRealTimers())

  const add = (name: string, more: { unique_key?: string; run_at?: number } = {}) =>
    inTransaction(db, (trx) =>
      services.queue.enqueue(trx, {
        kind: 'storage.delete',
        payload: { keys: [name] },
        owner_id: 1,
        ...more,
      }),
    )
  /** Handlers that do `work` with the name of the job. */
  const doing = (
    work: (name: string, signal: AbortSignal, finishIn: JobContext['finishIn']) => unknown,
    given_up: string[] = [],
  ) =>
    ({
      'storage.delete': {
        async run({ keys }, { signal, finishIn }) {
          await work(keys[0] ?? '', signal, finishIn)
        },
        async giveUp({ keys }) {
          given_up.push(keys[0] ?? '')
        },
      },
    }) as JobHandlers
  const noting = (done: string[]) => doing((name) => done.push(name))
  const failing = doing(() => {
    throw new Error('not today')
  })
  const turn = firstTurn('cleanup')
  const claim = () => claimJob(db, turn, clock.now() + LEASE_MS)
  const once = async (handlers: JobHandlers) => {
    await queueDueJobs(db, clock.now())
    return runNextJob(services, handlers, turn, new AbortController().signal)
  }
  const rowsIn = (trx: Db) => trx.selectFrom('job').selectAll().execute()
  const rows = () => db.selectFrom('job').selectAll().orderBy('id').execute()

  describe('enqueueing a job', () => {
    it('adds the job with the commit of the caller, and not after a rollback', async () => {
      await inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['a'] }, owner_id: 1 })
      })
      const lost = inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['b'] }, owner_id: 1 })
        throw new Error('no')
      })
      await expect(lost).rejects.toThrow('no')
      const done: string[] = []
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['a'])
      expect(await rows()).toEqual([])
    })

    it('wakes the workers only after the commit', async () => {
      const seen: string[] = []
      const unsubscribe = services.queue.onEnqueued(() => seen.push('woken'))
      await inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['a'] }, owner_id: 1 })
        expect(seen).toEqual([])
      })
      expect(seen).toEqual(['woken'])
      unsubscribe()
      await add('b')
      expect(seen).toEqual(['woken'])
    })

    it('adds no second job with the same key while the first waits or runs', async () => {
      await add('first', { unique_key: 'k' })
      await add('second', { unique_key: 'k' })
      await add('other', { unique_key: 'l' })
      const done: string[] = []
      await runDueJobs(
        services,
        doing(async (name) => {
          done.push(name)
          if (name === 'first') await add('while it runs', { unique_key: 'k' })
        }),
      )
      expect(done).toEqual(['first', 'other'])
      await add('afterwards', { unique_key: 'k' })
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['first', 'other', 'afterwards'])
    })

    it('adds one job when 20 callers use the same key at once', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => add(`caller-${i}`, { unique_key: 'k' })))
      expect(await rows()).toHaveLength(1)
    })
  })

  describe('running jobs', () => {
    it('runs jobs in the order of their due times, and none before its due time', async () => {
      await add('later', { run_at: START + 2_000 })
      await add('soon', { run_at: START + 1_000 })
      await add('now')
      await add('now, too')
      const done: string[] = []
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['now', 'now, too'])
      clock.time = START + 2_000
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['now', 'now, too', 'soon', 'later'])
      clock.time = START
    })

    it('runs each job on one worker when many workers claim at once', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, i) => add(`job-${i}`)))
      const done: string[] = []
      await Promise.all(Array.from({ length: 6 }, () => runDueJobs(services, noting(done))))
      expect(done.toSorted()).toEqual(Array.from({ length: 60 }, (_, i) => `job-${i}`).toSorted())
    })
  })

  describe('failing jobs', () => {
    it('are retried after 1 s, 2 s, 4 s …, with 8 attempts in all', async () => {
      const begun = clock.time
      await add('a', { unique_key: 'k' })
      const attempts: number[] = []
      const givenUp: string[] = []
      const handlers = doing(() => {
        attempts.push((clock.time - begun) / 1_000)
        throw new Error('not today')
      }, givenUp)
      for (let i = 0; i < 400; i++) {
        await runDueJobs(services, handlers)
        clock.time += 1_000
      }
      expect(attempts).toEqual([0, 1, 3, 7, 15, 31, 63, 127])
      expect(givenUp).toEqual(['a'])
      const [dead] = await deadJobs(db)
      expect(dead).toMatchObject({ state: 'dead', attempts: 8, last_error: 'not today', unique_key: null })
      await add('b', { unique_key: 'k' })
      expect(await rows()).toHaveLength(2)
      clock.time = START
    })

    it("are retried up to their handler's maxFailures, even beyond the limit for workers that die", async () => {
      await add('a')
      let tries = 0
      const givenUp: string[] = []
      const patient = doing(() => {
        tries++
        throw new Error('not today')
      }, givenUp)
      patient['storage.delete'].maxFailures = 60
      for (let hour = 0; hour < 100; hour++) {
        await runDueJobs(services, patient)
        clock.time += 3_600_000
      }
      expect([tries, givenUp]).toEqual([60, ['a']])
      expect(await deadJobs(db)).toMatchObject([{ attempts: 60, last_error: 'not today' }])
      clock.time = START
    })

    it('are kept when the transaction that removed them fails', async () => {
      await add('a')
      const working = doing((_name, _signal, finishIn) =>
        inTransaction(db, async (trx) => {
          await finishIn(trx)
          if ((await rowsIn(trx)).length === 0) throw new Error('not today')
        }),
      )
      await once(working)
      expect(await rows()).toMatchObject([{ state: 'delayed', failures: 1, last_error: 'not today' }])
    })

    it('do not delay other jobs', async () => {
      await add('bad')
      await add('good')
      const done: string[] = []
      await runDueJobs(
        services,
        doing((name) => {
          if (name === 'bad') throw new Error('not today')
          done.push(name)
        }),
      )
      expect(done).toEqual(['good'])
    })

    it('are kept when their kind has no handler; TypeScript rejects a missing handler', async () => {
      await add('a')
      // @ts-expect-error: the registered kinds are missing
      const none: JobHandlers = {}
      await once(none)
      expect(await rows()).toMatchObject([
        { state: 'delayed', attempts: 1, last_error: 'no handler for jobs of kind storage.delete' },
      ])
    })

    it('wait at most an hour between attempts', () => {
      expect([1, 2, 5, 12, 13, 100].map(backoff_ms)).toEqual([
        1_000, 2_000, 16_000, 2_048_000, 3_600_000, 3_600_000,
      ])
    })
  })

  describe('jobs of a worker that died', () => {
    afterEach(() => {
      clock.time = START
    })

    it('run on another worker after the lease expires, and not earlier', async () => {
      await add('a')
      await claim()
      const done: string[] = []
      clock.time += LEASE_MS - 1
      expect(await once(noting(done))).toBe(false)
      clock.time += 1
      expect(await once(noting(done))).toBe(true)
      expect(done).toEqual(['a'])
      expect(await rows()).toEqual([])
    })

    it('are requeued at once when no other process can be running jobs', async () => {
      await add('a')
      await claim()
      await requeueRunningJobs(db)
      const done: string[] = []
      expect(await once(noting(done))).toBe(true)
      expect(done).toEqual(['a'])
    })

    it('are given up when every worker that claimed them died', async () => {
      await add('deadly', { unique_key: 'k' })
      const done: string[] = []
      const givenUp: string[] = []
      const handlers = doing((name) => done.push(name), givenUp)
      for (let i = 0; i < 50; i++) {
        await queueDueJobs(db, clock.now())
        expect(await claim()).toBeDefined()
        clock.time += LEASE_MS
      }
      await runDueJobs(services, handlers)
      expect([done, givenUp]).toEqual([[], ['deadly']])
      expect(await deadJobs(db)).toMatchObject([
        { state: 'dead', last_error: 'each worker that took this job died', unique_key: null },
      ])
    })

    const endings: [string, () => void][] = [
      ['succeeds', () => {}],
      [
        'fails',
        () => {
          throw new Error('too late')
        },
      ],
    ]
    it.each(endings)(
      'are not changed by their first worker when it was only slow and then %s',
      async (_, ending) => {
        await add('a')
        const done: string[] = []
        await once(
          doing(async () => {
            clock.time += LEASE_MS
            await queueDueJobs(db, clock.now())
            await claim()
            ending()
          }),
        )
        expect(await rows()).toMatchObject([{ state: 'running', attempts: 2, last_error: null }])
        clock.time += LEASE_MS
        await once(noting(done))
        expect(done).toEqual(['a'])
      },
    )

    it('are not confused with long jobs, because a living worker prolongs its lease', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      await add('long')
      const done: string[] = []
      await once(
        doing(async () => {
          for (let i = 0; i < 10; i++) {
            clock.time += LEASE_MS / 3
            await vi.advanceTimersByTimeAsync(LEASE_MS / 3)
            await eventually(async () => expect((await rows())[0]?.locked_until).toBe(clock.time + LEASE_MS))
            expect(await once(noting(done))).toBe(false)
          }
        }),
      )
      expect(done).toEqual([])
      expect(await rows()).toEqual([])
      expect(vi.getTimerCount()).toBe(0)
    })
  })

  describe('workers', () => {
    const running: Worker[] = []
    const start = (handlers: JobHandlers, slots = 2) => {
      const worker = new Worker(services, handlers, {
        mails: 1,
        notices: 1,
        pushes: 1,
        digests: 1,
        imports: 1,
        exports: 1,
        zones: 1,
        highlights: 1,
        cleanup: slots,
      })
      running.push(worker)
      return worker
    }
    afterEach(() => Promise.all(running.splice(0).map((worker) => worker.stop())))

    it('start a new job at once, without waiting for the next poll', async () => {
      const done: string[] = []
      let tell = () => {}
      start(
        doing((name) => {
          done.push(name)
          tell()
        }),
      )
      for (let i = 0; i < 5; i++) {
        const told = new Promise<void>((resolve) => {
          tell = resolve
        })
        const added_ms = performance.now()
        await add(`job-${i}`)
        await told
        expect(performance.now() - added_ms).toBeLessThan(500)
      }
      expect(done).toHaveLength(5)
    })

    it('run as many jobs of one owner at once as their lane has slots', async () => {
      let atOnce = 0
      let most = 0
      const finished: (() => void)[] = []
      start(
        doing(async () => {
          most = Math.max(most, ++atOnce)
          await new Promise<void>((resolve) => finished.push(resolve))
          atOnce--
        }),
        3,
      )
      await Promise.all(Array.from({ length: 6 }, (_, i) => add(`job-${i}`)))
      await eventually(() => expect(atOnce).toBe(3))
      for (let i = 0; i < 6; i++) {
        await eventually(() => expect(finished.length).toBeGreaterThan(0))
        finished.shift()?.()
      }
      await eventually(async () => expect(await rows()).toEqual([]))
      expect(most).toBe(3)
    })

    it('finish the running job when they stop', async () => {
      const done: string[] = []
      let begun = () => {}
      const started = new Promise<void>((resolve) => {
        begun = resolve
      })
      const worker = start(
        doing(async (name) => {
          begun()
          await new Promise((resolve) => setTimeout(resolve, 20))
          done.push(name)
        }),
      )
      await add('a')
      await started
      await worker.stop()
      expect(done).toEqual(['a'])
      expect(await rows()).toEqual([])
    })

    it('requeue an aborted job without counting the attempt when they stop', async () => {
      let begun = () => {}
      const started = new Promise<void>((resolve) => {
        begun = resolve
      })
      const worker = start(
        doing(async (_, signal) => {
          begun()
          await new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          )
        }),
      )
      await add('a')
      await started
      await worker.stop()
      expect(await rows()).toMatchObject([{ state: 'queued', attempts: 0, locked_until: null }])
      const done: string[] = []
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['a'])
    })

    it('requeue a job that they claimed while being stopped, without running it', async () => {
      const done: string[] = []
      await add('a')
      expect(await runNextJob(services, noting(done), turn, AbortSignal.abort())).toBe(false)
      expect(await rows()).toMatchObject([{ state: 'queued', attempts: 0, locked_until: null }])
      expect(done).toEqual([])
    })

    it('claim no job after they were stopped', async () => {
      const done: string[] = []
      await start(noting(done)).stop()
      await add('a')
      expect(await rows()).toMatchObject([{ state: 'queued', attempts: 0 }])
      expect(done).toEqual([])
    })

    it('continue after a failed job', async () => {
      const done: string[] = []
      start(
        doing((name) => {
          if (name === 'bad') throw new Error('not today')
          done.push(name)
        }),
        1,
      )
      await add('bad')
      await add('good')
      await eventually(() => expect(done).toEqual(['good']))
    })
  })

  it('run once each when two servers run them at the same time', async () => {
    const other = kind === 'PostgreSQL' ? await openDatabase(readConfig(database.env)) : db
    await Promise.all(Array.from({ length: 60 }, (_, i) => add(`job-${i}`)))
    const done: string[] = []
    const server = (own: Db) => [1, 2, 3].map(() => runDueJobs({ ...services, db: own }, noting(done)))
    await Promise.all([...server(db), ...server(other)])
    expect(done).toHaveLength(60)
    expect(new Set(done).size).toBe(60)
    if (other !== db) await other.destroy()
  })

  it('are delayed by a second when their first attempt fails', async () => {
    await add('a')
    await once(failing)
    expect(await rows()).toMatchObject([
      { state: 'delayed', attempts: 1, run_at: START + 1_000, locked_until: null, last_error: 'not today' },
    ])
  })
})
