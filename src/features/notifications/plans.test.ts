import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildTestApp, START, type TestApp } from '../../../test/support/app.ts'
import type { Db } from '../../platform/database/schema.ts'
import { loadNewer, loadPage, loadUnread, unreadOf } from './queries.ts'

const PEOPLE = 300

/** Records the statements of `read`. */
async function statementsOf(db: Db, read: (db: Db) => Promise<unknown>): Promise<CompiledQuery[]> {
  const executor = db.getExecutor()
  const execute = executor.executeQuery
  const queries: CompiledQuery[] = []
  executor.executeQuery = (query) => {
    queries.push(query)
    return execute.call(executor, query) as never
  }
  await read(db)
  executor.executeQuery = execute
  return queries
}

describe.skipIf(inject('templates').postgresUrl === null)('the statements of streams on PostgreSQL', () => {
  let test: TestApp
  let ids: number[]

  /** People who were each notified of a like. The database does not know yet how many there are. */
  beforeAll(async () => {
    test = await buildTestApp('PostgreSQL')
    const { db } = test.services
    const ana = await test.register('ana')
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    const all = { id: db.dynamic.ref('id') }
    const copy = async <Row extends object>(table: 'account' | 'workout', changes: (i: number) => Row) => {
      const from = table === 'account' ? ana.id : body.id
      const row = await db.selectFrom(table).selectAll().where(all.id, '=', from).executeTakeFirstOrThrow()
      const { id: _, ...rest } = row
      const rows = Array.from({ length: PEOPLE }, (__, i) => ({ ...rest, ...changes(i) }))
      const added = await db
        .insertInto(table)
        .values(rows as never)
        .returning('id')
        .execute()
      return added.map(({ id }) => id)
    }
    ids = await copy('account', (i) => ({ username_key: `copy${i}`, email_key: `copy${i}@example.org` }))
    const workout_ids = await copy('workout', (i) => ({ owner_id: ids[i] }))
    const notice = { kind: 'like' as const, seq: 1, data: '{}', created_at: START, updated_at: START }
    const notifications = await db
      .insertInto('notification')
      .values(ids.map((account_id, i) => ({ ...notice, account_id, workout_id: workout_ids[i]! })))
      .returning('id as notification_id')
      .execute()
    await db
      .insertInto('notification_actor')
      .values(notifications.map((of) => ({ ...of, actor_id: ana.id, created_at: START })))
      .execute()
    await db
      .insertInto('inbox_state')
      .values(ids.map((account_id) => ({ account_id, last_seq: 1 })))
      .execute()
  })
  afterAll(() => test?.close())

  /** What the statement of `read` does when it is planned in advance, for unknown values. */
  function planOf(read: (db: Db) => Promise<unknown>): Promise<string> {
    return test.services.db.connection().execute(async (db) => {
      const [query] = await statementsOf(db, read)
      const { sql: text, parameters } = query!
      await sql`set plan_cache_mode = force_generic_plan`.execute(db)
      await sql`prepare of_streams as ${sql.raw(text)}`.execute(db)
      const values = sql.join(parameters.map((value) => sql.lit(Array.isArray(value) ? `{${value}}` : value)))
      const explain = sql<{ 'QUERY PLAN': string }>`explain (analyze) execute of_streams(${values})`
      const { rows } = await explain.execute(db)
      await sql`deallocate of_streams`.execute(db)
      await sql`reset plan_cache_mode`.execute(db)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
  }

  const few = () => ids.slice(0, 5)

  it('read new notifications through the index of their people, without reading all accounts', async () => {
    const newer = (db: Db) =>
      loadNewer(
        db,
        few().map((id) => [id, 0] as const),
        START,
      )
    expect(await newer(test.services.db)).toHaveLength(5)
    const plan = await planOf(newer)
    expect(plan).toMatch(
      /using notification_seq on notification .*\n *Index Cond: \(\(account_id = .* AND \(seq >/,
    )
    expect(plan).not.toMatch(/Seq Scan on account .*\(actual/)
  })

  it('count unread notifications without reading all accounts', async () => {
    const unread = (db: Db) => unreadOf(db, few(), START)
    expect([...(await unread(test.services.db)).values()].map((one) => one.unread_count)).toEqual([
      1, 1, 1, 1, 1,
    ])
    expect(await planOf(unread)).not.toMatch(/Seq Scan on account .*\(actual/)
  })
})

describe('the statements of the inbox on SQLite', () => {
  let test: TestApp

  beforeAll(async () => {
    test = await buildTestApp('SQLite')
  })
  afterAll(() => test?.close())

  it.each<[string, (db: Db) => Promise<unknown>]>([
    ['a page', (db) => loadPage(db, 1, START, { compare: '<', id: 9, order: 'desc', limit: 20 })],
    ['what is new', (db) => loadNewer(db, [[1, 0]], START)],
    ['what is sent by mail', (db) => loadUnread(db, 1, [1], START)],
    ['the number of unread ones', (db) => unreadOf(db, [1], START)],
  ])('never read all workouts, accounts or comments: %s', async (_, read) => {
    const { db } = test.services
    const [query] = await statementsOf(db, read)
    const explained = CompiledQuery.raw(`explain query plan ${query!.sql}`, [...query!.parameters])
    const { rows } = await db.executeQuery<{ detail: string }>(explained)
    const details = rows.map(({ detail }) => detail)
    expect(details).toContainEqual(expect.stringMatching(/^SEARCH notification/))
    expect(details.filter((detail) => /SCAN (workout|account|comment|others|part)\b/.test(detail))).toEqual(
      [],
    )
  })
})
