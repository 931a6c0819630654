import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { queryWords, wordsOf } from '../words.ts'
import { columnsOf } from './columns.ts'
import { inTransaction, openDatabase } from './index.ts'
import type { Db } from './schema.ts'
import { createWordIndex, hasWords, indexNewWords } from './word-index.ts'

type Step = { kind: 'add' | 'change' | 'remove' | 'index'; owner_id: number; text: string; which: number }

const TEXT = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'lake',
        'lakes',
        'LÄKE',
        "l'étang",
        '東京都',
        '京都',
        '🚴',
        '10km',
        '10 km',
        'ß',
        'i',
        'ı',
        'a:b',
        '"',
        '*',
      ),
      {
        maxLength: 6,
      },
    )
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

const STEP: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'add', 'change', 'remove', 'index'),
  // The id of one owner begins with that of the other.
  owner_id: fc.constantFrom(1, 11),
  text: TEXT,
  which: fc.nat(),
})

onEachDatabase('the index of words', (kind) => {
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    const { id, integer, text, strict } = columnsOf(db as never)
    await strict(
      db.schema
        .createTable('note')
        .addColumn('id', id)
        .addColumn('owner_id', integer, (column) => column.notNull())
        .addColumn('search_words', text, (column) => column.notNull()),
    ).execute()
    await sql`insert into note (id, owner_id, search_words) values (-1, 7, ' from before')`.execute(db)
    await createWordIndex(db as never, 'note')
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  const columnOf = (text: string) =>
    wordsOf(text)
      .map((word) => ` ${word}`)
      .join('')

  async function found(owner: number, query: string): Promise<number[]> {
    const words = queryWords(query).join(' ')
    const condition = hasWords(db, 'note', { owner_id: owner, words })
    const { rows } = await sql<{ id: number }>`select id from note
      where owner_id = ${owner} and ${condition} order by id`.execute(db)
    return rows.map(({ id }) => id)
  }

  it('finds rows that are older than the index', async () => {
    expect(await found(7, 'bef')).toEqual([-1])
    expect(await found(8, 'bef')).toEqual([])
  })

  it('finds the same rows as a plain comparison of words, after any writes', async () => {
    const queries = fc.array(TEXT, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { maxLength: 12 }), queries, async (steps, asked) => {
        await sql`delete from note where owner_id <> 7`.execute(db)
        const notes = new Map<number, { owner_id: number; words: string[] }>()
        for (const { kind, owner_id, text, which } of steps) {
          const id = [...notes.keys()][which % Math.max(notes.size, 1)]
          if (kind === 'index') await indexNewWords(db, 'note')
          else if (kind === 'add') {
            const { rows } = await sql<{ id: number }>`insert into note (owner_id, search_words)
              values (${owner_id}, ${columnOf(text)}) returning id`.execute(db)
            notes.set(rows[0]!.id, { owner_id, words: wordsOf(text) })
          } else if (id !== undefined && kind === 'change') {
            await sql`update note set search_words = ${columnOf(text)} where id = ${id}`.execute(db)
            notes.set(id, { owner_id: notes.get(id)!.owner_id, words: wordsOf(text) })
          } else if (id !== undefined) {
            await sql`delete from note where id = ${id}`.execute(db)
            notes.delete(id)
          }
        }
        for (const query of [...asked, ...steps.map(({ text }) => text.slice(0, 3))]) {
          const wanted = queryWords(query)
          if (wanted.length === 0) continue
          for (const owner of [1, 11]) {
            const expected = [...notes].filter(
              ([, note]) =>
                note.owner_id === owner &&
                wanted.every((beginning) => note.words.some((word) => word.startsWith(beginning))),
            )
            expect(await found(owner, query)).toEqual(expected.map(([id]) => id))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not find the words of a unit of work that failed', async () => {
    const failed = inTransaction(db, async (trx) => {
      await sql`insert into note (owner_id, search_words) values (1, ' undone')`.execute(trx)
      throw new Error('fails')
    })
    await expect(failed).rejects.toThrow('fails')
    expect(await found(1, 'undone')).toEqual([])
  })

  if (kind === 'SQLite')
    it('contains all new rows after indexing, however many and long they are', async () => {
      const long = Array.from({ length: 1_000 }, (_, i) => ` w${i}`).join('')
      for (let i = 0; i < 1_300; i++)
        await sql`insert into note (owner_id, search_words) values (9, ${i % 100 === 0 ? long : ' short'})`.execute(
          db,
        )
      await indexNewWords(db, 'note')
      const { rows } = await sql`select rowid from note_words where note_words match '"9:w999"'`.execute(db)
      expect(rows).toHaveLength(13)
      expect((await found(9, 'short')).length).toBe(1_287)
    })

  if (kind === 'SQLite')
    it('has no correlated subquery, for which SQLite would read each row of the owner', async () => {
      const condition = hasWords(db, 'note', { owner_id: 9, words: 'lake wind' })
      const { rows } = await sql<{ detail: string }>`explain query plan
        select id from note where owner_id = 9 and ${condition}`.execute(db)
      const plan = rows.map(({ detail }) => detail).join('\n')
      expect(plan).toContain('LIST SUBQUERY')
      expect(plan).not.toContain('CORRELATED')
    })

  if (kind === 'SQLite')
    it('leaves no deleted word in the file', async () => {
      for (let i = 0; i < 40; i++)
        await sql`insert into note (owner_id, search_words) values (${5 + (i % 2)}, ${` filler${i} secretive${i % 2}`})`.execute(
          db,
        )
      await indexNewWords(db, 'note')
      const stored = () => {
        const file = path.join(database.folder, 'fittrack.db')
        return readFileSync(file, 'latin1').match(/secretive|ecretive/g)?.length ?? 0
      }
      await sql`pragma wal_checkpoint(truncate)`.execute(db)
      expect(stored()).toBeGreaterThan(0)
      await sql`delete from note where owner_id in (5, 6)`.execute(db)
      await sql`pragma wal_checkpoint(truncate)`.execute(db)
      expect(stored()).toBe(0)
      expect(await found(7, 'bef')).toEqual([-1])
    })
})
