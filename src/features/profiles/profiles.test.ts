import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

  it('is there from the first day, for its owner and for others', async () => {
    const expected = {
      username: ana.username,
      name: '',
      bio: '',
      image: null,
      is_private: false,
      is_owner: true,
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
      body: null,
      totals: null,
      shows_body: null,
    })
    expect((await ben.get(`/api/profiles/${ana.username.toUpperCase()}/`)).status).toBe(200)
  })

  it('is changed by its owner alone', async () => {
    const change = { name: ' Ana Lind ', bio: 'Runs before breakfast.', ...BODY }
    const { status, body } = await ana.patch(MINE, change)
    expect([status, body.name, body.bio, body.body]).toEqual([200, 'Ana Lind', change.bio, BODY])
    expect((await ana.patch(of(ana), { ftp_w: null })).body.body.ftp_w).toBeNull()
    const hidden = await ben.patch(of(ana), { name: 'Ben' })
    const absent = await ben.patch('/api/profiles/nobody/', { name: 'Ben' })
    expect([hidden.status, hidden.body.message]).toEqual([404, absent.body.message])
    expect((await ana.get(MINE)).body.name).toBe('Ana Lind')
  })

  it('keeps what training is measured against to itself, unless its owner shows it', async () => {
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
    'refuses a name that is not what it looks like: %j',
    async (name) => {
      const { status, body } = await ana.patch(MINE, { name })
      expect([status, Object.keys(body.errors)]).toEqual([400, ['name']])
      expect((await ana.patch(MINE, { name: '👩‍👩‍👧 José 明' })).status).toBe(200)
    },
  )

  it('that is private tells others who it is, and nothing more', async () => {
    await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    await ana.patch(MINE, { is_private: true, name: 'Ana', bio: 'Mine alone.' })
    const nothing = { bio: null, total_workouts: null, workout_streak: null, longest_streak: null }
    const shown = { ...nothing, name: 'Ana', last_workout: null, is_private: true, body: null }
    expect((await ben.get(of(ana))).body).toMatchObject(shown)
    const found = (await ben.get(`/api/profiles/?search=${ana.username}`)).body.results
    expect(found).toMatchObject([{ username: ana.username, ...shown }])
    expect((await ana.get(MINE)).body).toMatchObject({ bio: 'Mine alone.', total_workouts: 1 })
  })

  it('counts workouts and days in a row, as they are in the zone of its owner', async () => {
    await ana.patch('/api/auth/user/', { time_zone: 'Pacific/Kiritimati' })
    for (const days of [0, 1, 2, 5]) {
      const started_at = new Date(START - days * DAY_MS).toISOString()
      await ana.post('/api/workouts/', { sport: 'walking', duration: 10, started_at })
    }
    const shown = { total_workouts: 4, workout_streak: 3, longest_streak: 3 }
    // When the last one was is for its owner: it may be a private one.
    expect((await ben.get(of(ana))).body).toMatchObject({ ...shown, last_workout: null })
    expect((await ana.get(MINE)).body).toMatchObject({
      ...shown,
      last_workout: new Date(START).toISOString(),
    })
    // There it is 2 o'clock in the morning; the streak lives until this day and the next are over.
    const over = START + 46 * 3_600_000
    test.clock.time = over - 1
    const payload = { username: ben.username, password: PASSWORD }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    const headers = { authorization: `Bearer ${body.access}` }
    const streak = async () => (await test.request({ url: of(ana), headers })).body.workout_streak as number
    expect(await streak()).toBe(3)
    test.clock.time = over
    expect(await streak()).toBe(0)
  })

  describe('is found', () => {
    const find = async (search: string) =>
      (await ben.get(`/api/profiles/?search=${encodeURIComponent(search)}`)).body.results.map(
        ({ username }: { username: string }) => username,
      )

    it('by a part of either name, and by nothing that only looks like a pattern', async () => {
      await ana.patch(MINE, { name: `Zoë ${ana.username}%_x` })
      expect(await find(ana.username.toUpperCase())).toEqual([ana.username])
      expect(await find(`${ana.username}%_x`)).toEqual([ana.username])
      expect(await find('%')).toEqual(expect.arrayContaining([ana.username]))
      expect(await find('_%_')).toEqual([])
    })

    it('only while its account is in good order', async () => {
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

  const wrong: [string, object, string][] = [
    ['an endless bio', { bio: 'x'.repeat(501) }, 'bio'],
    ['a counter', { total_workouts: 5 }, 'total_workouts'],
    ['a birth in the future', { birth_date: '2030-01-01' }, 'birth_date'],
    ['a birth of last year', { birth_date: '2025-01-01' }, 'birth_date'],
    ['a day that does not exist', { birth_date: '1990-02-30' }, 'birth_date'],
    ['a heart that stands still', { resting_hr_bpm: 0 }, 'resting_hr_bpm'],
    ['power in text', { ftp_w: '240' }, 'ftp_w'],
    ['another sex', { sex: 'x' }, 'sex'],
  ]
  it.each(wrong)('refuses %s', async (_, change, field) => {
    const { status, body } = await ana.patch(MINE, change)
    expect([status, Object.keys(body.errors)]).toEqual([400, [field]])
  })

  it('has a weight for each day, the newest first, which nobody else sees', async () => {
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
