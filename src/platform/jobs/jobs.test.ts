import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { backoff_ms, type WorkerServices, workOnce } from './attempt.ts'
import { deadJobs, type JobContext, type JobHandlers, JobQueue, runDueJobs, Worker } from './index.ts'
import { claimJob, freeClaimedJobs } from './queries.ts'

const LEASE_MS = 15_000
const START = Date.UTC(2026, 10, 22, 12)

onEachDatabase('jobs', (kind) => {
  let database: TestDatabase
  let db: Db
  let services: WorkerServices
  const clock = { time: START, now: () => clock.time }

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    services = { db, clock, log: pino({ level: 'silent' }), queue: new JobQueue(clock) }
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(() => db.deleteFrom('job').execute())
  afterEach(() => vi.useRealTimers())

  const add = (name: string, more: { unique_key?: string; run_at?: number } = {}) =>
    inTransaction(db, (trx) =>
      services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [name] }, ...more }),
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
  const once = (handlers: JobHandlers) => workOnce(services, handlers, new AbortController().signal)
  const rowsIn = (trx: Db) => trx.selectFrom('job').selectAll().execute()
  const rows = () => db.selectFrom('job').selectAll().orderBy('id').execute()

  describe('are put on the table', () => {
    it('with the transaction that asks for them', async () => {
      await inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['a'] } })
      })
      const lost = inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['b'] } })
        throw new Error('no')
      })
      await expect(lost).rejects.toThrow('no')
      const done: string[] = []
      await runDueJobs(services, noting(done))
      expect(done).toEqual(['a'])
      expect(await rows()).toEqual([])
    })

    it('waking the workers only once that transaction is durable', async () => {
      const seen: string[] = []
      const unsubscribe = services.queue.onEnqueued(() => seen.push('woken'))
      await inTransaction(db, async (trx) => {
        await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: ['a'] } })
        expect(seen).toEqual([])
      })
      expect(seen).toEqual(['woken'])
      unsubscribe()
      await add('b')
      expect(seen).toEqual(['woken'])
    })

    it('once for a key, as long as the first one waits or runs', async () => {
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

    it('once for a key that 20 callers ask for at once', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => add(`caller-${i}`, { unique_key: 'k' })))
      expect(await rows()).toHaveLength(1)
    })
  })

  describe('are done', () => {
    it('in the order in which they are due, and not before', async () => {
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

    it('each by one worker, however many look for work', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, i) => add(`job-${i}`)))
      const done: string[] = []
      await Promise.all(Array.from({ length: 6 }, () => runDueJobs(services, noting(done))))
      expect(done.toSorted()).toEqual(Array.from({ length: 60 }, (_, i) => `job-${i}`).toSorted())
    })
  })

  describe('that fail', () => {
    it('are tried again after 1 s, 2 s, 4 s …, and 8 times in all', async () => {
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

    it('are tried more often where their handler says so, also more often than a worker may die with one', async () => {
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

    it('after they took themselves off the table in a transaction that failed are still there', async () => {
      await add('a')
      const working = doing((_name, _signal, finishIn) =>
        inTransaction(db, async (trx) => {
          await finishIn(trx)
          if ((await rowsIn(trx)).length === 0) throw new Error('not today')
        }),
      )
      await once(working)
      expect(await rows()).toMatchObject([{ state: 'queued', failures: 1, last_error: 'not today' }])
    })

    it('do not hold up the others', async () => {
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

    it('are kept when their kind has no handler, which does not compile', async () => {
      await add('a')
      // @ts-expect-error: the registered kinds are missing
      const none: JobHandlers = {}
      await once(none)
      expect(await rows()).toMatchObject([
        { state: 'queued', attempts: 1, last_error: 'no handler for jobs of kind storage.delete' },
      ])
    })

    it('never wait longer than an hour', () => {
      expect([1, 2, 5, 12, 13, 100].map(backoff_ms)).toEqual([
        1_000, 2_000, 16_000, 2_048_000, 3_600_000, 3_600_000,
      ])
    })
  })

  describe('of a worker that died', () => {
    afterEach(() => {
      clock.time = START
    })

    it('are done by another one when the lease has run out, and not before', async () => {
      await add('a')
      await claimJob(db, clock.now(), LEASE_MS)
      const done: string[] = []
      clock.time += LEASE_MS - 1
      expect(await once(noting(done))).toBe(false)
      clock.time += 1
      expect(await once(noting(done))).toBe(true)
      expect(done).toEqual(['a'])
      expect(await rows()).toEqual([])
    })

    it('are free at once where no other process can be at work', async () => {
      await add('a')
      await claimJob(db, clock.now(), LEASE_MS)
      await freeClaimedJobs(db)
      const done: string[] = []
      expect(await once(noting(done))).toBe(true)
      expect(done).toEqual(['a'])
    })

    it('are given up when each worker that took them died', async () => {
      await add('deadly', { unique_key: 'k' })
      for (let i = 0; i < 50; i++) {
        expect(await claimJob(db, clock.now(), LEASE_MS)).toBeDefined()
        clock.time += LEASE_MS
      }
      const done: string[] = []
      const givenUp: string[] = []
      await runDueJobs(
        services,
        doing((name) => done.push(name), givenUp),
      )
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
    it.each(endings)('are not touched any more when it was only slow and then %s', async (_, ending) => {
      await add('a')
      const done: string[] = []
      await once(
        doing(async () => {
          clock.time += LEASE_MS
          await claimJob(db, clock.now(), LEASE_MS)
          ending()
        }),
      )
      expect(await rows()).toMatchObject([{ state: 'running', attempts: 2, last_error: null }])
      clock.time += LEASE_MS
      await once(noting(done))
      expect(done).toEqual(['a'])
    })

    it('are told from those that take long: the lease of a living worker is prolonged', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      await add('long')
      const done: string[] = []
      await once(
        doing(async () => {
          for (let i = 0; i < 10; i++) {
            clock.time += LEASE_MS / 3
            await vi.advanceTimersByTimeAsync(LEASE_MS / 3)
            await vi.waitFor(async () => expect((await rows())[0]?.locked_until).toBe(clock.time + LEASE_MS))
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
    const start = (handlers: JobHandlers, lanes = 2) => {
      const worker = new Worker(services, handlers, lanes)
      running.push(worker)
      return worker
    }
    afterEach(() => Promise.all(running.splice(0).map((worker) => worker.stop())))

    it('start at once on what is added, without waiting for the next look at the table', async () => {
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

    it('do as many jobs at once as they have lanes', async () => {
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
      for (let i = 0; i < 6; i++) {
        await vi.waitFor(() => expect(finished.length).toBeGreaterThan(0))
        finished.shift()?.()
      }
      await vi.waitFor(async () => expect(await rows()).toEqual([]))
      expect(most).toBe(3)
    })

    it('stop with the job finished', async () => {
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

    it('stop with the job given back as if it had not been tried', async () => {
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

    it('take nothing after they were stopped', async () => {
      const done: string[] = []
      await start(noting(done)).stop()
      await add('a')
      expect(await rows()).toMatchObject([{ state: 'queued', attempts: 0 }])
      expect(done).toEqual([])
    })

    it('go on after a job that failed', async () => {
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
      await vi.waitFor(() => expect(done).toEqual(['good']))
    })
  })

  it('are done by one of two servers only', async () => {
    const other = kind === 'PostgreSQL' ? await openDatabase(readConfig(database.env)) : db
    await Promise.all(Array.from({ length: 60 }, (_, i) => add(`job-${i}`)))
    const done: string[] = []
    const server = (own: Db) => [1, 2, 3].map(() => runDueJobs({ ...services, db: own }, noting(done)))
    await Promise.all([...server(db), ...server(other)])
    expect(done).toHaveLength(60)
    expect(new Set(done).size).toBe(60)
    if (other !== db) await other.destroy()
  })

  it('are put back once when one attempt fails', async () => {
    await add('a')
    await once(failing)
    expect(await rows()).toMatchObject([
      { state: 'queued', attempts: 1, run_at: START + 1_000, locked_until: null, last_error: 'not today' },
    ])
  })
})
