import { afterEach, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../test/support/databases.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database/index.ts'
import type { Db } from '../platform/database/schema.ts'
import { countWhatIsThere } from './0003-profiles.ts'

onEachDatabase('workouts from before profiles', (kind) => {
  let database: TestDatabase
  let db: Db
  afterEach(async () => {
    await db?.destroy()
    await database?.remove()
  })

  it('are counted, and their days become streaks', async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    const dates = [
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2024-03-01',
      '2024-03-03',
      '2026-12-31',
      '2027-01-01',
    ]
    const { id } = await db
      .insertInto('account')
      .values({
        username: 'ana',
        username_key: 'ana',
        email: 'a@example.org',
        email_key: 'a@example.org',
        email_verified_at: null,
        password_hash: '',
        role: 'user',
        language: 'en',
        time_zone: 'UTC',
        units: 'metric',
        created_at: 1,
        updated_at: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('workout')
      .values(dates.map((local_date) => workoutOn(local_date, id)))
      .execute()
    await countWhatIsThere(db as never)
    expect(await db.selectFrom('profile').selectAll().execute()).toMatchObject([
      {
        account_id: id,
        total_workouts: 7,
        last_workout_at: Date.parse('2027-01-01'),
        longest_streak: 3,
        streak_first_date: '2026-12-31',
        streak_last_date: '2027-01-01',
      },
    ])
    const runs = await db.selectFrom('streak_run').selectAll().orderBy('first_date').execute()
    expect(runs.map(({ first_date, last_date, days }) => [first_date, last_date, days])).toEqual([
      ['2024-02-28', '2024-03-01', 3],
      ['2024-03-03', '2024-03-03', 1],
      ['2026-12-31', '2027-01-01', 2],
    ])
  })
})

function workoutOn(local_date: string, owner_id: number) {
  return {
    owner_id,
    title: '',
    type: 'cardio',
    sport: 'walking',
    duration_min: 10,
    intensity: 'low',
    notes: '',
    visibility: 'private',
    started_at: Date.parse(local_date),
    time_zone: 'UTC',
    local_date,
    source: 'manual',
    device: null,
    has_track: 0,
    summary_polyline: null,
    totals_source: 'device',
    device_totals: null,
    track_totals: null,
    search_words: '',
    recording_item_id: null,
    created_at: 1,
    updated_at: 1,
  } as never
}
