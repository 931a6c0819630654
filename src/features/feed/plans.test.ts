import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { startColumns } from '../workouts/shown-start.ts'

const WORKOUTS = 3_000
const HOUR_MS = 3_600_000

onEachDatabase('the statement of the feed', (kind) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    const { db } = test.services
    ana = await test.register('ana')
    const others = [await test.register('ben'), await test.register('cleo'), await test.register('dora')]
    for (const other of others.slice(0, 2)) await ana.post(`/api/profiles/${other.username}/follow/`)
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    const { id: _, ...one } = await db
      .selectFrom('workout')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    const owners = [ana, ...others]
    for (let from = 0; from < WORKOUTS; from += 100) {
      const rows = Array.from({ length: 100 }, (_, i) => {
        const start = startColumns(START - (from + i) * HOUR_MS, 'UTC')
        const notes = 'Makes the row as wide as one with a track. '.repeat(20)
        return { ...one, owner_id: owners[i % 4]!.id, notes, ...start, shown_start_at: start.started_at }
      })
      await db.insertInto('workout').values(rows).execute()
    }
    if (kind === 'PostgreSQL') await sql`vacuum analyze`.execute(db)
  })
  afterAll(() => test?.close())

  /** The plan of the statement that finds the workouts of a page. */
  async function planOf(url: string): Promise<string> {
    const db = test.services.reads.of(ana.id, 0)
    const executor = db.getExecutor()
    const execute = executor.executeQuery
    const queries: CompiledQuery[] = []
    executor.executeQuery = (query) => {
      if (query.sql.includes('shown_start_at')) queries.push(query)
      return execute.call(executor, query) as never
    }
    const { status } = await ana.get(url)
    executor.executeQuery = execute
    expect([status, queries.length]).toEqual([200, 1])
    const [{ sql: text, parameters }] = queries as [CompiledQuery]
    const explain = kind === 'PostgreSQL' ? 'explain' : 'explain query plan'
    const { rows } = await db.executeQuery(CompiledQuery.raw(`${explain} ${text}`, [...parameters]))
    return (rows as Record<string, string>[]).map((row) => row.detail ?? row['QUERY PLAN']).join('\n')
  }

  it.each([
    '/api/feed/',
    `/api/feed/?cursor=before_${START - 500 * HOUR_MS}_1`,
    `/api/feed/?cursor=after_${START - 500 * HOUR_MS}_1`,
    '/api/feed/?person=ben',
  ])('finds the workouts in indexes, and reads only those of the page: %s', async (url) => {
    const plan = await planOf(url)
    expect(plan).not.toMatch(/Seq Scan on workout\b|SCAN workout\b/)
    const ofPerson =
      /Index Only Scan.* using workout_shown_of_owner|SEARCH workout USING COVERING INDEX workout_shown_of_owner/
    expect(plan).toMatch(ofPerson)
    if (url.includes('person')) return
    expect(plan).toMatch(/Index Only Scan.* using workout_shown on|COVERING INDEX workout_shown \(/)
    expect(plan).toMatch(/Index Only Scan.* using workout_owner_started|COVERING INDEX workout_owner_started/)
  })
})
