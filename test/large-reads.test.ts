import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../src/platform/database/index.ts'
import { MAX_WORDS } from '../src/platform/words.ts'
import { buildTestApp, type Person, type TestApp } from './support/app.ts'
import { onEachDatabase } from './support/databases.ts'
import { watchStatements } from './support/statements.ts'

const MANY = 1_000_000

/** As many words as are indexed, none shorter than a query may have. */
const WORDS = Array.from({ length: MAX_WORDS }, (_, i) => `${'x'.repeat(3)}${i}`)
const LONG_NOTES = WORDS.map((word) => ` ${word}`).join('')
const LONGEST_QUERY = encodeURIComponent(WORDS.slice(-14).join(' '))

const LISTS = [
  '/api/workouts/',
  '/api/workouts/?search=lake&ordering=-distance_m',
  '/api/workouts/?tag=wet&page_size=1',
  '/api/workouts/statistics/?group_by=week',
  '/api/workouts/calendar/',
  '/api/workouts/records/',
  '/api/workouts/summary/',
  '/api/profiles/me/stats/',
  '/api/goals/',
  '/api/goals/summary/',
]

onEachDatabase('the lists of an account with many workouts', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    ana = await test.register(`ana${++people}`)
    ben = await test.register(`ben${people}`)
    for (let day = 10; day < 20; day++)
      await ana.post('/api/workouts/', {
        sport: day % 2 ? 'running' : 'cycling',
        duration: 30 + day,
        distance_m: 1_000.5 * day,
        title: day % 3 ? 'Round the lake' : 'Café 🚴',
        tags: day % 2 ? ['wet'] : [],
        started_at: `2026-11-${day}T08:00:00Z`,
      })
    await ana.post('/api/goals/', { kind: 'distance', target: 1_000, period: 'year', sport: 'running' })
  })

  /** Makes the server treat every read of these lists as a large one. */
  async function pretendMany(): Promise<void> {
    const { db } = test.services
    await db
      .updateTable('profile')
      .set({ total_workouts: MANY, revision: MANY + people })
      .where('account_id', '=', ana.id)
      .execute()
  }

  it('an account with many workouts gets the same lists as one with few', async () => {
    const read = async (url: string) => {
      const { status, body } = await ana.get(url)
      expect([url, status]).toEqual([url, 200])
      return { ...body, total_workouts: null }
    }
    const few = []
    for (const url of LISTS) few.push(await read(url))
    await pretendMany()
    const watched = watchStatements(test.services.db)
    for (const [i, url] of LISTS.entries()) expect(await read(url)).toEqual(few[i])
    watched.stop()
    // Large reads use other connections or processes, so the main connection saw no statement.
    expect(watched.texts.filter((text) => /from "workout"/.test(text))).toEqual([])
  })

  /** Adds workouts with the longest notes to those of Ana. */
  async function addLongNotes(count: number): Promise<void> {
    const { db } = test.services
    const { id, ...workout } = await db
      .selectFrom('workout')
      .selectAll()
      .where('owner_id', '=', ana.id)
      .limit(1)
      .executeTakeFirstOrThrow()
    const notes = { ...workout, search_words: LONG_NOTES }
    for (let left = count; left > 0; left -= 50)
      await db
        .insertInto('workout')
        .values(Array.from({ length: 50 }, () => notes))
        .execute()
  }

  it('do not keep others waiting: /healthz is answered again and again while the longest search runs', async () => {
    // They are not in the index of SQLite, so the search compares each of them.
    await addLongNotes(kind === 'SQLite' ? 3_000 : 500)
    await pretendMany()
    let isSearching = true
    const search = ana.get(`/api/workouts/?search=${LONGEST_QUERY}`).finally(() => {
      isSearching = false
    })
    let answered = 0
    while (isSearching) {
      expect((await test.request({ url: '/healthz' })).status).toBe(200)
      // Without this, the answer to the search would never be received.
      await setImmediate()
      if (isSearching) answered++
    }
    // A search that takes 2 s is stopped.
    expect([200, 503]).toContain((await search).status)
    expect(answered).toBeGreaterThan(20)
  })

  if (kind === 'PostgreSQL')
    describe('lists whose statements never end', () => {
      /** Locks the table of goals during `work`, so that every read of goals waits until its deadline. */
      async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
        const [isLocked, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
        const lock = inTransaction(test.services.db, async (trx) => {
          await sql`lock table goal in access exclusive mode`.execute(trx)
          isLocked.resolve()
          await mayEnd.promise
        })
        await isLocked.promise
        try {
          return await work()
        } finally {
          mayEnd.resolve()
          await lock
        }
      }

      it('are answered with 503 and Retry-After, while other people read and write', async () => {
        await pretendMany()
        await whileLocked(async () => {
          const stuck = Array.from({ length: 30 }, (_, i) => ana.get(`/api/goals/?page_size=${i + 1}`))
          for (let i = 0; i < 20; i++) {
            expect((await ben.get(`/api/workouts/?page_size=${i + 1}`)).status).toBe(200)
            expect((await ben.post('/api/workouts/', { sport: 'yoga', duration: 30 })).status).toBe(201)
          }
          const { status, body, headers } = await Promise.race(stuck)
          expect([status, body.details, headers['retry-after']]).toEqual([
            503,
            { request: [{ code: 'takes_too_long' }] },
            '5',
          ])
          const statuses = (await Promise.all(stuck)).map((answer) => answer.status)
          expect(new Set(statuses)).toEqual(new Set([429, 503]))
        })
      })
    })
})
