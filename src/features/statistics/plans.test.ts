import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const WORKOUTS = 2_000
const DAY_MS = 86_400_000

onEachDatabase('statistics queries', (kind) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    const { db } = test.services
    ana = await test.register('ana')
    const ben = await test.register('ben')
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30, distance_m: 5_000 })
    const { id: _, ...one } = await db
      .selectFrom('workout')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    for (let from = 0; from < WORKOUTS; from += 100) {
      const rows = Array.from({ length: 100 }, (_, i) => {
        const started_at = START - (from + i) * DAY_MS
        const local_date = new Date(started_at).toISOString().slice(0, 10)
        const notes = 'Makes the row as wide as one with a track. '.repeat(20)
        const owner_id = i % 2 ? ana.id : ben.id
        return { ...one, owner_id, started_at, local_date, notes, visibility: 'public' as const }
      })
      await db.insertInto('workout').values(rows).execute()
    }
    await ana.post('/api/goals/', { kind: 'distance', target: 1_000, period: 'year', sport: 'running' })
    if (kind === 'PostgreSQL') await sql`vacuum analyze workout`.execute(db)
  })
  afterAll(() => test?.close())

  /** The query plans of all statements on workouts that a request runs. */
  async function queryPlans(url: string): Promise<string[]> {
    const db = test.services.reads.of(ana.id, 0)
    const executor = db.getExecutor()
    const execute = executor.executeQuery
    const queries: CompiledQuery[] = []
    executor.executeQuery = (query) => {
      if (/\bfrom "workout"/.test(query.sql)) queries.push(query)
      return execute.call(executor, query) as never
    }
    const { status } = await ana.get(url)
    executor.executeQuery = execute
    expect(status).toBe(200)
    expect(queries.length).toBeGreaterThan(0)
    const explain = kind === 'PostgreSQL' ? 'explain' : 'explain query plan'
    const plans = await Promise.all(
      queries.map(async ({ sql, parameters }) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]))
        return (rows as Record<string, string>[]).map((row) => row.detail ?? row['QUERY PLAN']).join('\n')
      }),
    )
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on workout|SCAN workout\b/)
    return plans
  }

  const INDEX_ONLY =
    /Index Only Scan using workout_figures|SEARCH workout USING COVERING INDEX workout_figures/

  it('of lists for others read the workouts in their order, without sorting all', async () => {
    for (const ordering of ['started_at', '-started_at']) {
      const [plan = ''] = await queryPlans(`/api/profiles/ben/workouts/?ordering=${ordering}`)
      expect(plan).toMatch(/workout_shown_of_owner/)
      expect(plan).not.toMatch(/^ *(-> {2})?Sort /m)
      // The last step would sort the whole list; earlier ones are in subqueries.
      expect(plan).not.toMatch(/ORDER BY$/)
    }
  })

  describe('that read figures of workouts', () => {
    it.each([
      '/api/workouts/statistics/',
      '/api/workouts/statistics/?group_by=week&from=2025-01-01&sport=running',
      '/api/workouts/statistics/?group_by=day&type=cardio&intensity=moderate',
      '/api/workouts/calendar/',
      '/api/profiles/me/stats/',
      '/api/profiles/ben/stats/',
      '/api/profiles/me/',
      '/api/goals/',
    ])('use only the index, never the table: %s', async (url) => {
      for (const plan of await queryPlans(url)) expect(plan).toMatch(INDEX_ONLY)
    })

    it('read the table only for the workouts that hold a record', async () => {
      const [best, holders] = await queryPlans('/api/workouts/records/')
      expect(best).toMatch(INDEX_ONLY)
      // These few workouts are read from the table, because the response contains them in full.
      expect(holders).toMatch(/workout_owner_started/)
    })
  })
})
