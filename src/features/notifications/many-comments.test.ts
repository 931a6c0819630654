import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const PEOPLE = 20
/** Three pages of notifications. */
const WORKOUTS = 60
const COMMENTS_EACH = 500

/** Lists that take longer than 2 seconds are stopped. */
onEachDatabase('a page of notifications of 10,000 comments', (kind) => {
  let test: TestApp
  let ana: Person
  const authors: number[] = []

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = await test.register('ana')
    for (let i = 0; i < PEOPLE; i++) authors.push((await test.register(`author${i}`)).id)
    for (let seq = 1; seq <= WORKOUTS; seq++) await addNotification(seq)
    await test.services.db
      .insertInto('inbox_state')
      .values({ account_id: ana.id, last_seq: WORKOUTS })
      .execute()
    // Plans depend on what the database knows of its tables.
    if (kind === 'PostgreSQL') await sql`vacuum analyze`.execute(test.services.db)
  })
  afterAll(() => test?.close())

  async function addNotification(seq: number): Promise<void> {
    const { db } = test.services
    const workout = { sport: 'running', duration: 30, title: 'Run', visibility: 'public' }
    const workout_id = (await ana.post('/api/workouts/', workout)).body.id
    const times = { created_at: START, updated_at: START, read_at: null }
    const about = { kind: 'comment' as const, workout_id, goal_id: null, group_key: null, data: '{}' }
    const { id: notification_id } = await db
      .insertInto('notification')
      .values({ account_id: ana.id, seq, ...about, ...times })
      .returning('id')
      .executeTakeFirstOrThrow()
    const comments = Array.from({ length: COMMENTS_EACH }, (_, i) => ({
      workout_id,
      author_id: authors[i % PEOPLE]!,
      parent_id: null,
      content: 'Nice',
      created_at: START,
    }))
    const rows = await db.insertInto('comment').values(comments).returning(['id', 'author_id']).execute()
    const sources = rows.map(({ id: comment_id, author_id: actor_id }) => ({ comment_id, actor_id }))
    await db
      .insertInto('notification_actor')
      .values(sources.map((source) => ({ notification_id, ...source, created_at: START })))
      .execute()
  }

  it('is read in time, also when most authors are hidden', async () => {
    const counts = async () => {
      const { status, body } = await ana.get('/api/notifications/')
      expect(status).toBe(200)
      return new Set(body.results.map(({ actors_count }: { actors_count: number }) => actors_count))
    }
    expect(await counts()).toEqual(new Set([PEOPLE]))
    expect((await ana.get('/api/notifications/count/')).body.count).toBe(WORKOUTS)
    const blocked = authors
      .slice(1)
      .map((blocked_id) => ({ blocker_id: ana.id, blocked_id, created_at: START }))
    await test.services.db.insertInto('block').values(blocked).execute()
    expect(await counts()).toEqual(new Set([1]))
  })
})
