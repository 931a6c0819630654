import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { columnsOf } from './columns.ts'
import { isUniqueViolation } from './errors.ts'
import { openDatabase } from './index.ts'
import type { Db } from './schema.ts'

type Row = { id: number; whole: unknown; real: unknown; text: unknown; json: unknown; blob: unknown }

onEachDatabase('a value', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    const { id, integer, real, text, json, blob, strict } = columnsOf(db as never)
    await strict(
      db.schema
        .createTable('probe')
        .addColumn('id', id)
        .addColumn('whole', integer)
        .addColumn('real', real)
        .addColumn('text', text)
        .addColumn('json', json)
        .addColumn('blob', blob),
    ).execute()
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  async function roundTrip(column: keyof Row, value: unknown): Promise<unknown> {
    const { rows } =
      await sql<Row>`insert into probe (${sql.ref(column)}) values (${value}) returning *`.execute(db)
    const read = await sql<Row>`select * from probe where id = ${rows[0]!.id}`.execute(db)
    expect(read.rows[0]).toEqual(rows[0])
    return read.rows[0]![column]
  }

  const values: [keyof Row, string, unknown][] = [
    ['whole', 'zero', 0],
    ['whole', 'an instant', Date.UTC(2026, 10, 22, 12, 0, 0, 123)],
    ['whole', 'an instant before 1970', -1],
    ['whole', 'the largest safe integer', Number.MAX_SAFE_INTEGER],
    ['whole', 'the smallest safe integer', Number.MIN_SAFE_INTEGER],
    ['whole', 'null', null],
    ['real', 'a whole number', 92_622],
    ['real', 'a fraction', 0.1 + 0.2],
    ['real', 'the smallest difference from one', 1 + Number.EPSILON],
    ['real', 'a very small number', 5e-324],
    ['real', 'a very large number', 1.7976931348623157e308],
    ['real', 'a negative number', -12.5],
    ['real', 'null', null],
    ['text', 'empty text', ''],
    ['text', 'null', null],
    ['text', 'accents, both composed and not', 'Élan / E\u0301lan'],
    ['text', 'emoji, Arabic and a zero-width joiner', '👩‍👩‍👧 مرحبا 你好'],
    ['text', 'quotes, backslashes and line ends', `'"\\ %_\r\n\t;--`],
    ['text', 'text that reads like a number', '007'],
    ['text', 'the highest code point', '\u{10FFFF}'],
    ['text', 'a long text', 'ä'.repeat(100_000)],
    ['json', 'null', null],
  ]
  it.each(values)('reads back the same from a column of type %s: %s', async (column, _, value) => {
    expect(await roundTrip(column, value)).toBe(value)
  })

  const documents = [{}, [], { a: [1, 2.5, null, true], 'ü"\\': '👩 \n' }, { n: 123456789012 }, 'text', 0]
  it.each(documents)('reads back as JSON text of the same value: %j', async (value) => {
    const read = await roundTrip('json', JSON.stringify(value))
    expect(typeof read).toBe('string')
    expect(JSON.parse(read as string)).toEqual(value)
  })

  const blobs: [string, Buffer][] = [
    ['no bytes', Buffer.alloc(0)],
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['a megabyte', Buffer.alloc(1_000_000, 0xa5)],
  ]
  it.each(blobs)('reads back the same bytes: %s', async (_, value) => {
    const read = await roundTrip('blob', value)
    expect(read).toBeInstanceOf(Uint8Array)
    expect(Buffer.compare(Buffer.from(read as Uint8Array), value)).toBe(0)
  })

  describe('computed by the database', () => {
    const computed: [string, string, unknown][] = [
      ['a count', 'select count(*) as value from probe where id < 0', 0],
      [
        'a sum of whole numbers',
        'select sum(n) as value from (select cast(1 as bigint) as n union all select 2) as t',
        3,
      ],
      ['a sum of nothing', 'select sum(whole) as value from probe where id < 0', null],
      ['true', 'select exists (select 1) as value', 1],
      ['false', 'select exists (select 1 from probe where id < 0) as value', 0],
    ]
    it.each(computed)('reads back as a number, or as null: %s', async (_, query, expected) => {
      const { rows } = await sql<{ value: unknown }>`${sql.raw(query)}`.execute(db)
      expect(rows).toEqual([{ value: expected }])
    })
  })

  it('is refused when its type is wrong', async () => {
    for (const [column, wrong] of [
      ['whole', 'ten'],
      ['whole', 1.5],
      ['real', 'fast'],
    ] as const) {
      await expect(roundTrip(column, wrong), `${column} = ${wrong}`).rejects.toThrow()
    }
  })

  it('gets an id that was never used, even after the newest row was deleted', async () => {
    const insert = async () =>
      (await sql<{ id: number }>`insert into probe (whole) values (1) returning id`.execute(db)).rows[0]!.id
    const first = await insert()
    await sql`delete from probe where id = ${first}`.execute(db)
    expect(await insert()).toBeGreaterThan(first)
  })

  it('causes a unique violation when its unique column contains it already', async () => {
    await sql`delete from probe`.execute(db)
    await sql`create unique index probe_text on probe (text)`.execute(db)
    await roundTrip('text', 'twice')
    const failure = await roundTrip('text', 'twice').catch((error: unknown) => error)
    expect(isUniqueViolation(failure)).toBe(true)
    const other = await sql`select nothing from nowhere`.execute(db).catch((error: unknown) => error)
    expect(isUniqueViolation(other)).toBe(false)
  })

  it('cannot become part of the statement when it is text', async () => {
    const text = "x'); drop table probe; --"
    expect(await roundTrip('text', text)).toBe(text)
    expect((await sql`select 1 as one from probe limit 1`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  it('is refused when it refers to a missing row', async () => {
    const orphan = db
      .insertInto('recording')
      .values({
        owner_id: 999_999,
        file_name: 'x',
        storage_key: 'x',
        size_bytes: 1,
        status: 'queued',
        progress: 0,
        created_at: 0,
        updated_at: 0,
      })
      .execute()
    await expect(orphan).rejects.toThrow(/foreign key/i)
  })
})
