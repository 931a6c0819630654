import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { openRevisions } from './index.ts'

const PEOPLE = 70

onEachDatabase('revisions', (kind) => {
  let test: TestApp
  let people: Person[]

  beforeAll(async () => {
    test = await buildTestApp(kind)
    const { db } = test.services
    const ana = await test.register('ana')
    const { id: _, ...account } = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow()
    const copies = Array.from({ length: PEOPLE - 1 }, (_, i) => {
      const name = `copy${i}`
      const email = `${name}@example.org`
      return { ...account, username: name, username_key: name, email, email_key: email }
    })
    const rows = await db.insertInto('account').values(copies).returning('id').execute()
    people = [ana, ...rows.map(({ id }) => ({ ...ana, id }))]
  })
  afterAll(() => test?.close())

  it('are loaded in one statement for all callers that wait at the same time', async () => {
    const { db } = test.services
    const revisions = openRevisions(db)
    const watched = watchStatements(db)
    // The first call starts a statement; the others wait for the next one.
    const loaded = await Promise.all(people.map(({ id }) => revisions.load(id)))
    expect(watched.texts).toHaveLength(2)
    expect(loaded.map((account) => account?.username)).toEqual([
      'ana',
      ...Array.from({ length: PEOPLE - 1 }, (_, i) => `copy${i}`),
    ])
  })

  it('are undefined for an account that does not exist', async () => {
    const revisions = openRevisions(test.services.db)
    const [ana, nobody] = await Promise.all([revisions.load(people[0]!.id), revisions.load(999_999)])
    expect(ana).toMatchObject({ username: 'ana', week_start: 'monday' })
    expect(nobody).toBeUndefined()
  })

  if (kind === 'PostgreSQL')
    it('are planned once, not at every run', async () => {
      // Fills the table, because PostgreSQL scans a small one whatever the parameters.
      await sql`insert into account (username, username_key, email, email_key, password_hash, role, language, time_zone, units, created_at, updated_at)
        select 'many' || n, 'many' || n, '', '', '', 'user', 'en', 'UTC', 'metric', 0, 0 from generate_series(1, 3000) n`.execute(
        test.services.db,
      )
      await sql`analyze account`.execute(test.services.db)
      const [first, second] = await test.services.db.connection().execute(async (db) => {
        const loadTen = async () => {
          const revisions = openRevisions(db)
          for (const { id } of people.slice(0, 10)) await revisions.load(id)
          const { rows } = await sql<{ custom_plans: number }>`select custom_plans from pg_prepared_statements
            where statement like '%"revision"%any(%'`.execute(db)
          return rows
        }
        return [await loadTen(), await loadTen()]
      })
      // PostgreSQL plans the first five runs for their values; then it decides whether to keep one plan.
      expect(first).toHaveLength(1)
      expect(second).toEqual(first)
    })

  it('change with every write', async () => {
    const ana = people[0]!
    const revisions = openRevisions(test.services.db)
    const before = await revisions.load(ana.id)
    await ana.patch('/api/profiles/me/', { name: 'Ana' })
    const after = await revisions.load(ana.id)
    expect(after!.revision).not.toBe(before!.revision)
  })
})
