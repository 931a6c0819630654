import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { keepAppendOnly } from './append-only.ts'
import { columnsOf } from './columns.ts'
import { inTransaction, openDatabase } from './index.ts'
import type { Db } from './schema.ts'

type Row = { id: number; kind: string; person: number | null; note: string | null }

onEachDatabase('an append-only table', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    const { id, integer, text, strict } = columnsOf(db as never)
    await strict(
      db.schema
        .createTable('chronicle')
        .addColumn('id', id)
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('person', integer)
        .addColumn('note', text),
    ).execute()
    await keepAppendOnly(db as never, 'chronicle', { fixed: ['id', 'kind'], erasable: ['person', 'note'] })
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  let row: Row
  const rows = async () => (await sql<Row>`select * from chronicle order by id`.execute(db)).rows
  beforeEach(async () => {
    await sql`insert into chronicle (kind, person, note) values ('happened', 7, 'as told')`.execute(db)
    row = (await rows()).at(-1)!
    expect(row).toMatchObject({ kind: 'happened', person: 7, note: 'as told' })
  })

  const refused: [string, string][] = [
    ['a change of a fixed column', "update chronicle set kind = 'never happened'"],
    ['an empty text in a fixed column', "update chronicle set kind = ''"],
    ['a change of the primary key', 'update chronicle set id = id + 1000000'],
    ['another value in a column that may be erased', 'update chronicle set person = 8'],
    ['another text in a column that may be erased', "update chronicle set note = 'as told later'"],
    ['an erased column together with a changed one', "update chronicle set person = null, note = 'other'"],
    ['a change of one row', "update chronicle set note = 'other' where id = (select max(id) from chronicle)"],
    ['a deletion of one row', 'delete from chronicle where id = (select max(id) from chronicle)'],
    ['a deletion of all rows', 'delete from chronicle'],
  ]
  it.each(refused)('refuses %s', async (_, statement) => {
    const before = await rows()
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('chronicle is append-only')
    await expect(inTransaction(db, (trx) => sql.raw(statement).execute(trx))).rejects.toThrow(
      'chronicle is append-only',
    )
    expect(await rows()).toEqual(before)
  })

  it('refuses truncate', async () => {
    const before = await rows()
    // SQLite has no such statement and refuses it as a syntax error.
    await expect(sql.raw('truncate table chronicle').execute(db)).rejects.toThrow()
    await expect(sql.raw('truncate table chronicle cascade').execute(db)).rejects.toThrow()
    expect(await rows()).toEqual(before)
  })

  it('refuses to replace a row', async () => {
    const statements = [
      sql`insert into chronicle (id, kind) values (${row.id}, 'other') on conflict (id) do update set kind = 'other'`,
      // PostgreSQL has no such statement and refuses it as a syntax error.
      sql`insert or replace into chronicle (id, kind) values (${row.id}, 'other')`,
      sql`replace into chronicle (id, kind) values (${row.id}, 'other')`,
      sql`update or replace chronicle set id = ${row.id} where id < ${row.id}`,
    ]
    const before = await rows()
    for (const statement of statements) await expect(statement.execute(db)).rejects.toThrow()
    expect(await rows()).toEqual(before)
    expect(before.at(-1)).toEqual(row)
  })

  describe('with erasable columns', () => {
    const allowed: [string, string, Partial<Row>][] = [
      ['erasing one column', 'set person = null', { person: null }],
      ['erasing all erasable columns', 'set person = null, note = null', { person: null, note: null }],
      ['writing the same values again', 'set kind = kind, person = person', {}],
    ]
    it.each(allowed)('allows %s', async (_, change, expected) => {
      await sql`update chronicle ${sql.raw(change)} where id = ${row.id}`.execute(db)
      expect((await rows()).at(-1)).toEqual({ ...row, ...expected })
    })

    it('allows erasing a column, but no new value in it afterwards', async () => {
      await sql`update chronicle set person = null where id = ${row.id}`.execute(db)
      const filling = sql`update chronicle set person = 7 where id = ${row.id}`
      await expect(filling.execute(db)).rejects.toThrow('chronicle is append-only')
    })
  })

  it('is used for the audit log', async () => {
    await db.insertInto('audit_entry').values(ENTRY).execute()
    const changes = [
      db.updateTable('audit_entry').set({ created_at: 2 }),
      db.updateTable('audit_entry').set({ kind: 'sign_in.succeeded' }),
      db.updateTable('audit_entry').set({ account_id: 2 }),
      db.updateTable('audit_entry').set({ actor_id: 2 }),
      db.updateTable('audit_entry').set({ address: '192.0.2.8' }),
      db.updateTable('audit_entry').set({ user_agent: 'other' }),
      db.updateTable('audit_entry').set({ request_id: 'other' }),
      db.updateTable('audit_entry').set({ details: '{"ended":2}' }),
      db.deleteFrom('audit_entry'),
    ]
    for (const change of changes) await expect(change.execute()).rejects.toThrow('audit_entry is append-only')
    const nothing = { account_id: null, actor_id: null, address: null, user_agent: null, request_id: null }
    await db
      .updateTable('audit_entry')
      .set({ ...nothing, details: null })
      .execute()
    const left = await db.selectFrom('audit_entry').selectAll().execute()
    expect(left).toEqual([
      { id: expect.any(Number), created_at: 1, kind: 'session.ended', ...nothing, details: null },
    ])
  })
})

const ENTRY = {
  created_at: 1,
  kind: 'session.ended',
  account_id: 1,
  actor_id: 1,
  request_id: 'req-1',
  address: '192.0.2.7',
  user_agent: 'curl',
  details: '{"ended":1}',
}
