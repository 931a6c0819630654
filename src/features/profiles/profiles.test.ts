import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAfterNextCommit } from '../../../test/support/after-commit.ts'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const DAY_MS = 86_400_000
const BODY = {
  birth_date: '1990-02-28',
  sex: 'female',
  height_cm: 171.5,
  resting_hr_bpm: 48,
  max_hr_bpm: 189,
  threshold_hr_bpm: 171,
  ftp_w: 240,
}

onEachDatabase('a profile', (kind) => {
  let test: TestApp
  let ana: Person
  let ben: Person
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`ana${++people}`)
    ben = await test.register(`ben${people}`)
  })
  const MINE = '/api/profiles/me/'
  const of = ({ username }: Person) => `/api/profiles/${username}/`

  it('is returned as the request changed it, even when another change follows at once', async () => {
    const { db } = test.services
    const spy = runAfterNextCommit(db, () =>
      db.updateTable('profile').set({ name: 'Later' }).where('account_id', '=', ana.id).execute(),
    )
    const { status, body } = await ana.patch(MINE, { name: 'Ana Lind' })
    spy.mockRestore()
    expect([status, body.name]).toEqual([200, 'Ana Lind'])
    expect((await ana.get(MINE)).body.name).toBe('Later')
  })

  it('exists from registration on, for its owner and for others', async () => {
    const expected = {
      username: ana.username,
      name: '',
      bio: '',
      image: null,
      is_private: false,
      is_owner: true,
      is_following: false,
      is_requested: false,
      follows_you: false,
      is_muted: false,
      followers_count: 0,
      following_count: 0,
      total_workouts: 0,
      workout_streak: 0,
      longest_streak: 0,
      last_workout: null,
      created_at: new Date(START).toISOString(),
    }
    expect((await ana.get(MINE)).body).toMatchObject(expected)
    expect((await ben.get(of(ana))).body).toEqual({
      ...expected,
      is_owner: false,
      created_at: '2026-11-22T00:00:00.000Z',
      workout_streak: null,
      longest_streak: null,
      body: null,
      totals: null,
      shows_body: null,
      shows_streaks: null,
      allows_indexing: null,
    })
    expect((await ben.get(`/api/profiles/${ana.username.toUpperCase()}/`)).status).toBe(200)
  })

  it('is changed only by its owner; 404 for others', async () => {
    const change = { name: ' Ana Lind ', bio: 'Runs before breakfast.', ...BODY }
    const { status, body } = await ana.patch(MINE, change)
    expect([status, body.name, body.bio, body.body]).toEqual([200, 'Ana Lind', change.bio, BODY])
    expect((await ana.patch(of(ana), { ftp_w: null })).body.body.ftp_w).toBeNull()
    const hidden = await ben.patch(of(ana), { name: 'Ben' })
    const absent = await ben.patch('/api/profiles/nobody/', { name: 'Ben' })
    expect([hidden.status, hidden.body.message]).toEqual([404, absent.body.message])
    expect((await ana.get(MINE)).body.name).toBe('Ana Lind')
  })

  it('shows body figures to others only if the owner shares them and the profile is not private', async () => {
    await ana.patch(MINE, BODY)
    expect((await ben.get(of(ana))).body.body).toBeNull()
    expect((await ana.get(MINE)).body.shows_body).toBe(false)
    await ana.patch(MINE, { shows_body: true })
    expect((await ana.get(MINE)).body.shows_body).toBe(true)
    expect((await ben.get(of(ana))).body).toMatchObject({ body: BODY, shows_body: null })
    await ana.patch(MINE, { is_private: true })
    expect((await ben.get(of(ana))).body.body).toBeNull()
  })

  it.each([['\u202egnp.exe'], ['two\nlines'], ['\u0007'], ['\u200b']])(
    '400 for a name with control or invisible characters: %j',
    async (name) => {
      const { status, body } = await ana.patch(MINE, { name })
      expect([status, Object.keys(body.errors)]).toEqual([400, ['name']])
      expect((await ana.patch(MINE, { name: '👩‍👩‍👧 José 明' })).status).toBe(200)
    },
  )

  it('shows others only name and picture when it is private', async () => {
    await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await ana.patch(MINE, { is_private: true, name: 'Ana', bio: 'Mine alone.' })
    const nothing = { bio: null, total_workouts: null, workout_streak: null, longest_streak: null }
    const shown = { ...nothing, name: 'Ana', last_workout: null, is_private: true, body: null }
    expect((await ben.get(of(ana))).body).toMatchObject(shown)
    const found = (await ben.get(`/api/profiles/?search=${ana.username}`)).body.results
    expect(found).toMatchObject([{ username: ana.username, ...shown }])
    expect((await ana.get(MINE)).body).toMatchObject({ bio: 'Mine alone.', total_workouts: 1 })
  })

  it('counts workouts and streaks in the time zone of its owner', async () => {
    await ana.patch('/api/auth/user/', { time_zone: 'Pacific/Kiritimati' })
    await ana.patch(MINE, { shows_streaks: true })
    for (const days of [0, 1, 2, 5]) {
      const started_at = new Date(START - days * DAY_MS).toISOString()
      await ana.post('/api/workouts/', { sport: 'walking', duration: 10, visibility: 'public', started_at })
    }
    const shown = { total_workouts: 4, workout_streak: 3, longest_streak: 3 }
    // Only the owner sees the last start, which may be of a private workout.
    expect((await ben.get(of(ana))).body).toMatchObject({ ...shown, last_workout: null })
    expect((await ana.get(MINE)).body).toMatchObject({
      ...shown,
      last_workout: new Date(START).toISOString(),
    })
    // At START it is 02:00 in the owner's time zone, and the streak lasts until the end of the next day.
    const streakEnd = START + 46 * 3_600_000
    test.clock.time = streakEnd - 1
    const payload = { username: ben.username, password: PASSWORD }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    const headers = { authorization: `Bearer ${body.access}` }
    const streak = async () => (await test.request({ url: of(ana), headers })).body.workout_streak as number
    expect(await streak()).toBe(3)
    test.clock.time = streakEnd
    expect(await streak()).toBe(0)
  })

  describe('search', () => {
    const find = async (search: string) =>
      (await ben.get(`/api/profiles/?search=${encodeURIComponent(search)}`)).body.results.map(
        ({ username }: { username: string }) => username,
      )

    it('matches a part of username or name, and takes % and _ literally', async () => {
      await ana.patch(MINE, { name: `Zoë ${ana.username}%_x` })
      expect(await find(ana.username.toUpperCase())).toEqual([ana.username])
      expect(await find(`${ana.username}%_x`)).toEqual([ana.username])
      expect(await find('%')).toEqual(expect.arrayContaining([ana.username]))
      expect(await find('_%_')).toEqual([])
    })

    it('leaves out suspended accounts, whose profiles return 404', async () => {
      await test.services.db
        .updateTable('account')
        .set({ suspended_at: START })
        .where('id', '=', ana.id)
        .execute()
      expect(await find(ana.username)).toEqual([])
      const hidden = await ben.get(of(ana))
      const absent = await ben.get('/api/profiles/nobody/')
      expect([hidden.status, hidden.body.message]).toEqual([404, absent.body.message])
    })
  })

  const invalid: [string, object, string][] = [
    ['a bio that is too long', { bio: 'x'.repeat(501) }, 'bio'],
    ['a counter', { total_workouts: 5 }, 'total_workouts'],
    ['a birth date in the future', { birth_date: '2030-01-01' }, 'birth_date'],
    ['a birth date of a child', { birth_date: '2025-01-01' }, 'birth_date'],
    ['a day that does not exist', { birth_date: '1990-02-30' }, 'birth_date'],
    ['a resting heart rate of 0', { resting_hr_bpm: 0 }, 'resting_hr_bpm'],
    ['a power as text', { ftp_w: '240' }, 'ftp_w'],
    ['an unknown sex', { sex: 'x' }, 'sex'],
  ]
  it.each(invalid)('400 for %s', async (_, change, field) => {
    const { status, body } = await ana.patch(MINE, change)
    expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
  })

  it('has one weight per day, the newest first, visible only to its owner', async () => {
    const put = (date: string, weight_kg: number) =>
      ana.put(`/api/profiles/me/weights/${date}/`, { weight_kg })
    expect((await put('2026-11-20', 70.2)).body).toMatchObject({ date: '2026-11-20', weight_kg: 70.2 })
    await put('2026-11-22', 69.8)
    await put('2026-11-20', 70)
    const list = async (person: Person) => (await person.get('/api/profiles/me/weights/')).body.results
    expect(await list(ana)).toMatchObject([
      { date: '2026-11-22', weight_kg: 69.8 },
      { date: '2026-11-20', weight_kg: 70 },
    ])
    expect(await list(ben)).toEqual([])
    expect((await put('2026-11-24', 70)).body.errors).toEqual({ date: ['must not be in the future'] })
    expect((await put('2026-02-30', 70)).status).toBe(400)
    for (const person of [ana, ana]) {
      expect((await person.delete('/api/profiles/me/weights/2026-11-20/')).status).toBe(204)
    }
    await ben.delete('/api/profiles/me/weights/2026-11-22/')
    expect(await list(ana)).toHaveLength(1)
  })
})
