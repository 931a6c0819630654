import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import type { AppError } from '../errors.ts'
import { databaseError } from './errors.ts'
import { openDatabase, openReads } from './index.ts'
import type { Reads } from './reads.ts'
import type { Db } from './schema.ts'

const DEADLINE_MS = 1_000
const MAX_WAITING = 2
const LARGE = 1_000_000
const [ANA, BEN] = [1, 2]

const refusalOf = (read: Promise<unknown>) =>
  read.then(
    () => undefined,
    (error) => {
      const { code, statusCode, retryAfter_s, details } = databaseError(error) ?? (error as AppError)
      return { code, statusCode, retryAfter_s, details }
    },
  )
const TAKES_TOO_LONG = {
  code: 'unavailable',
  statusCode: 503,
  retryAfter_s: 5,
  details: { request: [{ code: 'takes_too_long' }] },
}

onEachDatabase('a read for a list or a sum', (kind) => {
  let database: TestDatabase
  let db: Db
  let reads: Reads
  beforeAll(async () => {
    database = await makeDatabase(kind)
    const config = readConfig({ ...database.env, DATABASE_POOL_SIZE: '4' })
    db = await openDatabase(config)
    reads = openReads(config, db, { deadline_ms: DEADLINE_MS, maxWaiting: MAX_WAITING })
  })
  afterAll(async () => {
    await reads?.close()
    await db?.destroy()
    await database?.remove()
  })

  const resultOf = async (statement: RawBuilder<{ value: unknown }>, of: Db) =>
    (await statement.execute(of)).rows[0]?.value
  /** This statement would run for hours. */
  const endless = sql<{ value: unknown }>`with recursive numbers(n) as (
    select 1 union all select n + 1 from numbers where n < 100000000000
  ) select count(*) as value from numbers`
  const quick = sql<{ value: unknown }>`select 1 as value`

  it('returns the same values whether it is large or small', async () => {
    const statement = sql`select cast(${7} as integer) as whole, cast(${1.5} as real) as part, cast(${'é🚴'} as text) as words,
      cast(null as text) as missing, count(*) as counted from account`
    const small = await statement.execute(reads.of(ANA, 1))
    const large = await statement.execute(reads.of(ANA, LARGE))
    expect(large.rows).toEqual(small.rows)
    expect(small.rows).toEqual([{ whole: 7, part: 1.5, words: 'é🚴', missing: null, counted: 0 }])
  })

  it('sees what was just written', async () => {
    for (const name of ['first', 'second']) {
      await db.insertInto('kysely_migration').values({ name, timestamp: '' }).execute()
      const found = reads
        .of(ANA, LARGE)
        .selectFrom('kysely_migration')
        .select('name')
        .where('name', '=', name)
      expect(await found.execute()).toEqual([{ name }])
      await db.deleteFrom('kysely_migration').where('name', '=', name).execute()
    }
  })

  it('503 with Retry-After when it takes too long; other reads still get their rows', async () => {
    const slow = refusalOf(endless.execute(reads.of(ANA, LARGE)))
    let isStopped = false
    void slow.then(() => {
      isStopped = true
    })
    expect(await resultOf(quick, db)).toBe(1)
    expect(await resultOf(quick, reads.of(BEN, 1))).toBe(1)
    expect(isStopped).toBe(false)
    expect(await resultOf(quick, reads.of(BEN, LARGE))).toBe(1)
    expect(await slow).toEqual(TAKES_TOO_LONG)
    expect(await resultOf(quick, reads.of(ANA, LARGE))).toBe(1)
  })

  it('waits for other large reads of the account; 429 with Retry-After when too many wait', async () => {
    const ended: string[] = []
    const slow = refusalOf(endless.execute(reads.of(ANA, LARGE))).then(() => ended.push('slow'))
    const waiting = Array.from({ length: MAX_WAITING }, (_, i) =>
      resultOf(quick, reads.of(ANA, LARGE)).then(() => ended.push(`waiting ${i}`)),
    )
    expect(await refusalOf(quick.execute(reads.of(ANA, LARGE)))).toEqual({
      code: 'rate_limited',
      statusCode: 429,
      retryAfter_s: 5,
      details: { request: [{ code: 'too_many_reads' }] },
    })
    await Promise.all([slow, ...waiting])
    expect(ended).toEqual(['slow', 'waiting 0', 'waiting 1'])
  })

  it('counts as large when it goes through a large table', async () => {
    expect(await reads.ofTable(ANA, 'account')).toBe(reads.of(ANA, 1))
    await sql`insert into invitation (id, code_hash, created_at, expires_at) values (1000000, '', 0, 0)`.execute(
      db,
    )
    expect(await reads.ofTable(ANA, 'invitation')).not.toBe(reads.of(ANA, 1))
  })

  if (kind === 'PostgreSQL')
    it('does not use the connections that serve other statements', async () => {
      const slow = [1, 2, 3, 4, 5, 6].map((owner) => refusalOf(endless.execute(reads.of(owner, 1))))
      expect(await Promise.all([1, 2, 3, 4].map(() => resultOf(quick, db)))).toEqual([1, 1, 1, 1])
      for (const refusal of await Promise.all(slow)) expect(refusal).toEqual(TAKES_TOO_LONG)
    })
})
