import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { personalData } from '../../personal-data.ts'

/** The fields of every list of a download. Whoever adds a field must also add it here, so none is added by accident. */
const FIELDS: Record<string, string> = {
  'account.json': 'id username email is_email_verified role language time_zone units week_start created_at',
  'sessions.json': 'id user_agent browser device address created_at last_used_at expires_at ended_at',
  'passkeys.json': 'id name credential_id created_at last_used_at',
  'api-keys.json': 'id name scopes hint created_at expires_at last_used_at',
  'audit.json': 'id created_at kind details address user_agent',
  'profile.json':
    'id username time_zone name bio is_private shows_body shows_streaks allows_indexing birth_date sex height_cm resting_hr_bpm max_hr_bpm threshold_hr_bpm ftp_w image total_workouts longest_streak streak_first_date streak_last_date last_workout created_at',
  'weights.json': 'id local_date weight_kg',
  'following.json': 'username since',
  'followers.json': 'username since',
  'follow-requests-sent.json': 'username since',
  'follow-requests-received.json': 'username since',
  'blocks.json': 'username since',
  'mutes.json': 'username since',
  'sharing.json':
    'sport visibility body_visibility map_visibility shows_start_time shares_original hidden_ends_m',
  'zones.json': 'id name lat lon radius_m created_at',
  'workouts.json':
    'id owner title type sport duration intensity notes visibility body_visibility map_visibility shows_start_time shares_original hidden_ends_m started_at time_zone local_date elapsed_s timer_s moving_s distance_m ascent_m descent_m avg_hr_bpm max_hr_bpm avg_cadence_rpm avg_power_w max_power_w calories_kcal avg_speed_mps max_speed_mps source device has_track summary_polyline likes_count comments_count has_liked perceived_exertion tags images created_at updated_at comments_closed totals_source device_totals track_totals deleted_at',
  'recordings.json': 'id file_name size_bytes status created_at',
  'laps.json':
    'workout_id index started_at elapsed_s timer_s distance_m ascent_m avg_hr_bpm max_hr_bpm avg_power_w avg_cadence_rpm calories_kcal avg_speed_mps max_speed_mps',
  'goals.json':
    'id kind description target unit period start_date deadline type sport overrides created_at updated_at',
  'records.json': 'workout_id sport kind',
  'reached-goals.json': 'goal_id first_date workout_id',
  'comments.json': 'id workout_id parent content is_hidden created_at edited_at',
  'workout-likes.json': 'workout_id created_at',
  'comment-likes.json': 'comment_id created_at',
  'notifications.json':
    'id kind is_read actors actors_count workout comment goal data created_at updated_at read_at',
  'notification-preferences.json': 'kind in_app email push',
  'push-subscriptions.json': 'id session_id endpoint created_at',
  'images.json': 'id name workout_id width height size_bytes created_at',
  'reports.json': 'id kind target reason content created_at',
  'decisions.json': 'id kind about target content reason until created_at reversed_at appeal',
}
const OVERRIDE_FIELDS = 'first_date amount is_completed marked_at'

onEachDatabase('the lists of a download', (kind) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    const { db } = test.services
    // Stands for a column that a later change adds: it must not appear in a list by itself.
    for (const { name } of await db.introspection.getTables())
      await sql`alter table ${sql.table(name)} add column added_later integer`.execute(db)
    ana = await test.register('ana')
    await fillLists(test, ana)
    await relate(test, ana)
    await moderate(test, ana)
  })
  afterAll(() => test?.close())

  const rowsOf = async (list: (typeof lists)[string]) =>
    Array.fromAsync(list(test.services.db, ana.id, START))
  const lists = Object.assign({}, ...personalData.map((source) => source.lists ?? {})) as Record<
    string,
    NonNullable<(typeof personalData)[number]['lists']>[string]
  >

  it('are exactly those whose fields this test knows', () => {
    expect(Object.keys(lists).toSorted()).toEqual(Object.keys(FIELDS).toSorted())
  })

  it.each(Object.entries(lists))('contain only the known fields: %s', async (name, list) => {
    const rows = await rowsOf(list)
    expect(rows).not.toEqual([])
    for (const row of rows) expect(keysOf(row)).toEqual(FIELDS[name]?.split(' ').toSorted())
  })

  it('contain only the known fields of the overrides of a goal', async () => {
    const [goal] = (await rowsOf(lists['goals.json']!)) as { overrides: unknown[] }[]
    expect(goal?.overrides.map(keysOf)).toEqual([OVERRIDE_FIELDS.split(' ').toSorted()])
  })
})

function keysOf(row: unknown): string[] {
  return Object.keys(row as object).toSorted()
}

/** Gives every list of the person at least one row. */
async function fillLists(test: TestApp, { id, put, post, upload }: Person): Promise<void> {
  const { db } = test.services
  await put('/api/profiles/me/weights/2026-11-01/', { weight_kg: 70 })
  await post('/api/profiles/me/zones/', { name: 'Home', lat: 46, lon: 14, radius_m: 200 })
  const goal = await post('/api/goals/', { kind: 'custom', target: 3, unit: 'books' })
  await put(`/api/goals/${goal.body.id}/progress/`, { amount: 1 })
  await upload('ride.fit', Buffer.from(buildFit({ records: 60, startedAt: new Date(START - 3_600_000) })))
  await post('/api/goals/', { kind: 'workouts', target: 1, start_date: '2026-11-01' })
  for (const duration of [30, 40])
    await post('/api/workouts/', { sport: 'running', duration, started_at: '2026-11-20T10:00:00Z' })
  await test.runJobs()
  const run = await post('/api/workouts/', { sport: 'running', duration: 30 })
  const comment = await post(`/api/workouts/${run.body.id}/comments/`, { content: 'Windy' })
  await post(`/api/workouts/${run.body.id}/like/`)
  await post(`/api/comments/${comment.body.id}/like/`)
  const row = { account_id: id, name: 'Test', created_at: START }
  const key = { ...row, scopes: '["read"]', key_hash: 'x', hint: 'ft_', expires_at: null, last_used_at: null }
  await db.insertInto('api_key').values(key).execute()
  const passkey = { ...row, credential_id: 'x', public_key: new Uint8Array(1), sign_count: 0 }
  await db
    .insertInto('passkey')
    .values({ ...passkey, transports: '[]', last_used_at: null })
    .execute()
  const session = await db
    .selectFrom('session')
    .select('id as session_id')
    .where('account_id', '=', id)
    .executeTakeFirstOrThrow()
  const browser = { server_key: 'x', endpoint: 'https://push.test/x', p256dh: 'x', auth: 'x' }
  await db
    .insertInto('push_subscription')
    .values({ account_id: id, ...session, ...browser, created_at: START, failing_since: null })
    .execute()
  const image = { name: 'x', owner_id: id, workout_id: null, width: 1, height: 1, size_bytes: 1 }
  await db
    .insertInto('image')
    .values({ ...image, created_at: START })
    .execute()
}

/** Lets the person report somebody, and be warned. */
async function moderate(test: TestApp, ana: Person): Promise<void> {
  const mia = await test.register('mia')
  await test.services.db.updateTable('account').set({ role: 'moderator' }).where('id', '=', mia.id).execute()
  await ana.post('/api/reports/', { kind: 'profile', target: 'mia', reason: 'spam' })
  await mia.post('/api/reports/', { kind: 'profile', target: 'ana', reason: 'spam' })
  const { body } = await mia.get('/api/admin/reports/')
  await mia.post(`/api/admin/reports/${body.results[0].id}/actions/`, { kind: 'warn', reason: 'Spam' })
}

/** Gives the person every kind of relation. */
async function relate(test: TestApp, ana: Person): Promise<void> {
  const ben = await test.register('ben')
  const eva = await test.register('eva')
  await test.register('tom')
  await ana.post('/api/profiles/ben/follow/')
  await ben.post('/api/profiles/ana/follow/')
  await ana.post('/api/profiles/ben/mute/')
  await ana.post('/api/profiles/tom/block/')
  for (const who of [ana, eva]) await who.patch('/api/profiles/me/', { is_private: true })
  await ana.post('/api/profiles/eva/follow/')
  await eva.post('/api/profiles/ana/follow/')
}
