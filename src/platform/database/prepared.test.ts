import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase, prepared } from './index.ts'
import type { Db } from './schema.ts'

type Filters = { kind: string; from?: number | undefined }

onEachDatabase('a prepared query', (kind) => {
  let database: TestDatabase
  let db: Db
  let builds = 0

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    const rest = {
      payload: '{}',
      lane: 'cleanup',
      owner_id: 1,
      state: 'queued',
      attempts: 0,
      failures: 0,
      locked_until: null,
      last_error: null,
    } as const
    const rows = ['a', 'a', 'b'].map((name, i) => ({
      kind: name,
      run_at: i,
      unique_key: null,
      created_at: 0,
      ...rest,
    }))
    await db.insertInto('job').values(rows).execute()
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  const runsOf = prepared((on: Db, { kind, from }: Filters, shape) => {
    builds++
    const query = on.selectFrom('job').select('run_at').where('kind', '=', kind).where('state', '=', 'queued')
    const filtered = from === undefined ? query : query.where('run_at', '>=', from)
    return filtered.orderBy('run_at', shape === 'desc' ? 'desc' : 'asc')
  })
  const times = async (values: Filters, shape?: string, on: Db = db) =>
    (await runsOf(on, values, shape)).map(({ run_at }) => run_at)

  /** The statements of which the connection has a plan on the server. */
  const keptBy = async (on: Db) =>
    (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(on)).rows.map(
      ({ statement }) => statement,
    )

  it('keeps no server-side plan for a statement that is planned for its values', async () => {
    const named = prepared((on: Db, { kind }: { kind: string }) =>
      on.selectFrom('job').select('id').where('kind', '=', kind),
    )
    const unnamed = prepared(
      (on: Db, { kind }: { kind: string }) => on.selectFrom('job').select('run_at').where('kind', '=', kind),
      { isPlannedForValues: true },
    )
    // In a transaction, because each connection has plans of its own.
    await inTransaction(db, async (trx) => {
      expect(await named(trx, { kind: 'a' })).toHaveLength(2)
      expect(await unnamed(trx, { kind: 'a' })).toHaveLength(2)
      if (kind !== 'PostgreSQL') return
      const kept = (await keptBy(trx)).filter((statement) => statement.includes('"kind" = $1'))
      expect(kept).toEqual(['select "id" from "job" where "kind" = $1'])
    })
  })

  if (kind === 'PostgreSQL')
    it('has a limit of prepared statements for each connection', async () => {
      const count = async (on: Db) => {
        for (let i = 0; i < 501; i++) await sql`select ${sql.lit(i)} from job where id = ${0}`.execute(on)
        return (await keptBy(on)).filter((statement) => statement.endsWith('from job where id = $1')).length
      }
      const first = await inTransaction(db, count)
      const other = await openDatabase(readConfig(database.env))
      const second = await inTransaction(other, count)
      await other.destroy()
      expect(first).toBeGreaterThan(400)
      expect(first).toBeLessThanOrEqual(500)
      expect(second).toBe(500)
    })

  it('returns the rows for the values of each call', async () => {
    expect(await times({ kind: 'a' })).toEqual([0, 1])
    expect(await times({ kind: 'b' })).toEqual([2])
    expect(await times({ kind: 'nothing' })).toEqual([])
    expect(await Promise.all(['a', 'b', 'a'].map((name) => times({ kind: name })))).toEqual([
      [0, 1],
      [2],
      [0, 1],
    ])
  })

  it('is built again only for another shape, or when other values are undefined', async () => {
    builds = 0
    for (let i = 0; i < 5; i++) {
      expect(await times({ kind: 'a', from: 1 }, 'asc')).toEqual([1])
      expect(await times({ kind: 'a', from: 0 }, 'desc')).toEqual([1, 0])
      expect(await times({ kind: 'a', from: undefined }, 'desc')).toEqual([1, 0])
    }
    expect(builds).toBe(3)
  })

  it('passes SQL in a value on as text', async () => {
    expect(await times({ kind: "a' or '1'='1" })).toEqual([])
  })

  it('runs inside a transaction and sees its writes', async () => {
    const seen = await inTransaction(db, async (trx) => {
      await trx.updateTable('job').set({ run_at: 7 }).where('kind', '=', 'b').execute()
      return times({ kind: 'b' }, undefined, trx)
    })
    expect(seen).toEqual([7])
  })

  it('throws when a value is not used', async () => {
    const incomplete = prepared((on: Db, _: { owner: number }) => on.selectFrom('job').select('id'))
    await expect(incomplete(db, { owner: 1 })).rejects.toThrow('does not use owner')
  })

  const readers: [string, (value: number) => unknown][] = [
    ['compares a value', (value) => value > 5],
    ['calculates with a value', (value) => value + 1],
    ['converts a value to text', (value) => `${value}`],
    ['reads a property of a value', (value) => (value as unknown as string).length],
    ['calls a method of a value', (value) => value.toFixed(2)],
    ['looks for a property of a value', (value) => 'length' in (value as unknown as object)],
    ['checks the class of a value', (value) => (value as unknown) instanceof Date],
    ['iterates over a value', (value) => [...(value as unknown as string)]],
    ['spreads a value', (value) => ({ ...(value as unknown as object) })],
    ['serialises a value', (value) => JSON.stringify(value)],
  ]
  it.each(readers)('throws when its builder %s', async (_, readFrom) => {
    const reading = prepared((on: Db, { from }: { from: number }) => {
      readFrom(from)
      return on.selectFrom('job').select('id').where('run_at', '>', from)
    })
    await expect(reading(db, { from: 9 })).rejects.toThrow('must not read from')
  })

  it('throws when its builder tests the identity of a value instead of passing it on', async () => {
    const testing = prepared((on: Db, { from }: { from: number }) =>
      on
        .selectFrom('job')
        .select('id')
        .where('run_at', '>', from === 5 ? 10 : 0),
    )
    await expect(testing(db, { from: 5 })).rejects.toThrow('does not use from')
  })
})
