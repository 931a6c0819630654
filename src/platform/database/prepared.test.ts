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

  it('keeps no plan where one would not do for all values', async () => {
    const named = prepared((on: Db, { kind }: { kind: string }) =>
      on.selectFrom('job').select('id').where('kind', '=', kind),
    )
    const unnamed = prepared(
      (on: Db, { kind }: { kind: string }) => on.selectFrom('job').select('run_at').where('kind', '=', kind),
      { isPlannedForValues: true },
    )
    expect(await named(db, { kind: 'a' })).toHaveLength(2)
    expect(await unnamed(db, { kind: 'a' })).toHaveLength(2)
    if (kind !== 'PostgreSQL') return
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      db,
    )
    const kept = rows.filter(({ statement }) => statement.includes('"kind" = $1'))
    expect(kept.map(({ statement }) => statement)).toEqual(['select "id" from "job" where "kind" = $1'])
  })

  it('gives each caller the rows of their own values', async () => {
    expect(await times({ kind: 'a' })).toEqual([0, 1])
    expect(await times({ kind: 'b' })).toEqual([2])
    expect(await times({ kind: 'nothing' })).toEqual([])
    expect(await Promise.all(['a', 'b', 'a'].map((name) => times({ kind: name })))).toEqual([
      [0, 1],
      [2],
      [0, 1],
    ])
  })

  it('is built once for each set of given values and each shape', async () => {
    builds = 0
    for (let i = 0; i < 5; i++) {
      expect(await times({ kind: 'a', from: 1 }, 'asc')).toEqual([1])
      expect(await times({ kind: 'a', from: 0 }, 'desc')).toEqual([1, 0])
      expect(await times({ kind: 'a', from: undefined }, 'desc')).toEqual([1, 0])
    }
    expect(builds).toBe(3)
  })

  it('takes hostile text as a value', async () => {
    expect(await times({ kind: "a' or '1'='1" })).toEqual([])
  })

  it('runs inside a unit of work, and sees what that has written', async () => {
    const seen = await inTransaction(db, async (trx) => {
      await trx.updateTable('job').set({ run_at: 7 }).where('kind', '=', 'b').execute()
      return times({ kind: 'b' }, undefined, trx)
    })
    expect(seen).toEqual([7])
  })

  it('that forgets a value is refused: it would answer everybody alike', async () => {
    const forgetful = prepared((on: Db, _: { owner: number }) => on.selectFrom('job').select('id'))
    await expect(forgetful(db, { owner: 1 })).rejects.toThrow('does not use owner')
  })

  it('that looks into a value is refused', async () => {
    const nosy = prepared((on: Db, { from }: { from: number }) =>
      on
        .selectFrom('job')
        .select('id')
        .where('run_at', '>', from > 5 ? 10 : 0),
    )
    await expect(nosy(db, { from: 9 })).rejects.toThrow('does not use from')
  })
})
