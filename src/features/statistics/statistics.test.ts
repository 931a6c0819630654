import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const EMPTY_SUMS = {
  workouts: 0,
  duration: 0,
  distance_m: 0,
  ascent_m: 0,
  calories_kcal: 0,
  avg_duration: 0,
  avg_distance_m: null,
  avg_speed_mps: null,
  avg_hr_bpm: null,
}
/** `addAll` adds RUN and GYM on the Sunday of START, RIDE on the Monday before, HIKE in October and RUN in 1969. */
const RUN = { sport: 'running', duration: 30, distance_m: 5_000.129, avg_hr_bpm: 150, intensity: 'high' }
const GYM = { sport: 'strength_training', duration: 45, avg_hr_bpm: 110.5, calories_kcal: 280.25 }
const RIDE = { sport: 'cycling', duration: 90, distance_m: 30_000, ascent_m: 412.5, avg_power_w: 180 }
const HIKE = { sport: 'hiking', duration: 240, distance_m: 14_200.5, ascent_m: 1_005, intensity: 'low' }

onEachDatabase('statistics', (kind) => {
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

  const add = async (who: Person, workout: object, started_at = '2026-11-22T08:00:00Z') => {
    const { status, body } = await who.post('/api/workouts/', { ...workout, started_at })
    expect(status).toBe(201)
    return body.id as number
  }
  const statistics = async (who: Person, query = '') =>
    (await who.get(`/api/workouts/statistics/?${query}`)).body
  const addAll = async (who: Person) => {
    await add(who, RUN)
    await add(who, GYM)
    await add(who, RIDE, '2026-11-16T06:00:00Z')
    await add(who, HIKE, '2026-10-31T06:00:00Z')
    await add(who, RUN, '1969-12-29T06:00:00Z')
  }

  it('returns sums and averages, in total and by kind', async () => {
    await addAll(ana)
    const body = await statistics(ana)
    const runs = {
      workouts: 2,
      duration: 60,
      // Each distance is rounded to a centimetre before it is added.
      distance_m: 10_000.26,
      ascent_m: 0,
      calories_kcal: 0,
      avg_duration: 30,
      avg_distance_m: 5_000.13,
      avg_speed_mps: 2.778,
      avg_hr_bpm: 150,
    }
    expect(body).toMatchObject({
      from: null,
      to: null,
      totals: {
        workouts: 5,
        duration: 435,
        distance_m: 54_200.76,
        ascent_m: 1_417.5,
        calories_kcal: 280.25,
        avg_duration: 87,
        avg_distance_m: 13_550.19,
        // The duration of the gym workout does not count, because it has no distance.
        avg_speed_mps: 2.316,
        // (60 · 150 + 45 · 110.5) / 105
        avg_hr_bpm: 133.1,
      },
      periods: null,
    })
    expect(body.by_sport[0]).toEqual({ sport: 'running', ...runs })
    expect(body.by_intensity.map(({ intensity, workouts }: never) => [intensity, workouts])).toEqual([
      ['high', 2],
      ['moderate', 2],
      ['low', 1],
    ])
    expect(body.by_type.map(({ type, workouts }: never) => [type, workouts])).toEqual([
      ['cardio', 4],
      ['strength', 1],
    ])
    const own = (await ana.get(`/api/profiles/${ana.username.toUpperCase()}/stats/`)).body
    expect(own).toEqual({ totals: body.totals, by_type: body.by_type, by_sport: body.by_sport })
  })

  it('returns zeros and empty lists without a workout', async () => {
    const body = await statistics(ana, 'group_by=week')
    const empty = { by_type: [], by_sport: [], by_intensity: [], periods: [] }
    expect(body).toMatchObject({ totals: EMPTY_SUMS, ...empty, workout_streak: 0, longest_streak: 0 })
    expect(body.this_week).toEqual({ first_date: '2026-11-16', last_date: '2026-11-22', ...EMPTY_SUMS })
    const summary = (await ana.get('/api/workouts/summary/')).body
    expect(summary).toMatchObject({ recent: [], total_workouts: 0, last_workout: null, workout_streak: 0 })
    expect((await ana.get('/api/workouts/calendar/')).body.days).toEqual([])
    expect((await ana.get('/api/workouts/records/')).body).toEqual({ records: [] })
    const { totals } = (await ana.get('/api/profiles/me/')).body
    expect(totals).toEqual({ workouts: 0, duration: 0, distance_m: 0, ascent_m: 0, calories_kcal: 0 })
  })

  it('changes with every write and ignores the trash', async () => {
    const id = await add(ana, RUN)
    await add(ana, RIDE)
    const workouts = async () => [
      (await statistics(ana)).totals.workouts,
      (await ana.get('/api/workouts/summary/')).body.recent.length,
      (await ana.get('/api/workouts/calendar/')).body.days[0].workouts,
      (await ana.get('/api/profiles/me/stats/')).body.totals.workouts,
      (await ana.get('/api/profiles/me/')).body.totals.workouts,
    ]
    const recordCount = async () =>
      (await ana.get('/api/workouts/records/?sport=running')).body.records.length
    expect([await workouts(), await recordCount()]).toEqual([[2, 2, 2, 2, 2], 3])
    await ana.delete(`/api/workouts/${id}/`)
    expect([await workouts(), await recordCount()]).toEqual([[1, 1, 1, 1, 1], 0])
    await ana.post(`/api/workouts/trash/${id}/restore/`)
    expect([await workouts(), await recordCount()]).toEqual([[2, 2, 2, 2, 2], 3])
    await ana.patch(`/api/workouts/${id}/`, { duration: 31 })
    expect((await statistics(ana, 'sport=running')).totals.duration).toBe(31)
  })

  it("covers only the person's own workouts; 404 for the statistics of a private profile", async () => {
    await addAll(ben)
    await ben.patch('/api/profiles/me/', { is_private: true })
    await add(ana, GYM)
    expect((await statistics(ana)).totals.workouts).toBe(1)
    expect((await ana.get('/api/workouts/records/')).body.records).toHaveLength(1)
    const hidden = await ana.get(`/api/profiles/${ben.username}/stats/`)
    const absent = await ana.get('/api/profiles/nobody/stats/')
    expect([hidden.status, { ...hidden.body, request_id: '' }]).toEqual([
      404,
      { ...absent.body, request_id: '' },
    ])
    expect((await ana.get(`/api/profiles/${ben.username}/`)).body.totals).toBeNull()
    expect((await ben.get(`/api/profiles/${ben.username}/`)).body.totals.workouts).toBe(5)
  })

  it('includes both ends of a range, by the local day of each workout', async () => {
    await add(ana, { ...RUN, time_zone: 'Pacific/Kiritimati' }, '2026-11-20T10:00:00Z')
    const workouts = async (query: string) => (await statistics(ana, query)).totals.workouts
    expect(await workouts('from=2026-11-21&to=2026-11-21')).toBe(1)
    expect(await workouts('from=2026-11-21')).toBe(1)
    expect(await workouts('to=2026-11-21')).toBe(1)
    expect(await workouts('from=2026-11-22')).toBe(0)
    expect(await workouts('to=2026-11-20')).toBe(0)
    const { days } = (await ana.get('/api/workouts/calendar/?from=2026-11-21&to=2026-11-21')).body
    expect(days).toMatchObject([{ date: '2026-11-21', workouts: 1, sports: ['running'] }])
  })

  describe('periods', () => {
    const periodsOf = async (query: string) =>
      (await statistics(ana, query)).periods.map(
        ({ first_date, last_date, workouts }: never) => `${first_date} ${last_date} ${workouts}`,
      )

    it('are listed if they have workouts, the earliest first', async () => {
      await addAll(ana)
      expect(await periodsOf('group_by=day')).toEqual([
        '1969-12-29 1969-12-29 1',
        '2026-10-31 2026-10-31 1',
        '2026-11-16 2026-11-16 1',
        '2026-11-22 2026-11-22 2',
      ])
      expect(await periodsOf('group_by=week')).toEqual([
        '1969-12-29 1970-01-04 1',
        '2026-10-26 2026-11-01 1',
        '2026-11-16 2026-11-22 3',
      ])
      expect(await periodsOf('group_by=week&week_start=sunday')).toEqual([
        '1969-12-28 1970-01-03 1',
        '2026-10-25 2026-10-31 1',
        '2026-11-15 2026-11-21 1',
        '2026-11-22 2026-11-28 2',
      ])
      expect(await periodsOf('group_by=month&from=2026-11-01')).toEqual(['2026-11-01 2026-11-30 3'])
      expect(await periodsOf('group_by=year&sport=running')).toEqual([
        '1969-01-01 1969-12-31 1',
        '2026-01-01 2026-12-31 1',
      ])
    })

    it('use the first day of the week that the person chose', async () => {
      await ana.patch('/api/auth/user/', { week_start: 'sunday' })
      const body = await statistics(ana)
      expect([body.this_week.first_date, body.last_week.first_date]).toEqual(['2026-11-22', '2026-11-15'])
      const { this_week } = (await ana.get('/api/workouts/summary/')).body
      expect(this_week.first_date).toBe('2026-11-22')
      const monday = await statistics(ana, 'week_start=monday')
      expect([monday.this_week.first_date, monday.last_week.last_date]).toEqual(['2026-11-16', '2026-11-15'])
    })

    it('use the current day in the time zone of the person', async () => {
      await add(ana, RUN)
      const zones: [string, string, number][] = [
        // It is already Monday there, 02:00.
        ['Pacific/Kiritimati', '2026-11-23', 0],
        ['Pacific/Pago_Pago', '2026-11-16', 1],
      ]
      for (const [time_zone, first_date, workouts] of zones) {
        await ana.patch('/api/auth/user/', { time_zone })
        const { this_week, last_week } = await statistics(ana)
        expect([this_week.first_date, this_week.workouts]).toEqual([first_date, workouts])
        expect(this_week.workouts + last_week.workouts).toBe(1)
        const { to } = (await ana.get('/api/workouts/calendar/')).body
        expect(to).toBe(time_zone === 'Pacific/Kiritimati' ? '2026-11-23' : '2026-11-22')
      }
    })

    it('that are recent follow the type filter but not the range', async () => {
      await addAll(ana)
      const { totals, this_week, last_month, this_month } = await statistics(ana, 'type=cardio&to=1970-01-01')
      expect([totals.workouts, this_week.workouts, this_month.workouts, last_month.workouts]).toEqual([
        1, 2, 2, 1,
      ])
    })
  })

  it('returns the same streaks as the profile', async () => {
    for (const day of ['2026-11-21', '2026-11-20', '2026-11-10', '2026-11-09', '2026-11-08'])
      await add(ana, RUN, `${day}T06:00:00Z`)
    const { workout_streak, longest_streak } = await statistics(ana, 'from=2026-11-21&sport=yoga')
    expect([workout_streak, longest_streak]).toEqual([2, 3])
    const { body } = await ana.get('/api/profiles/me/')
    expect([body.workout_streak, body.longest_streak]).toEqual([2, 3])
  })

  describe('the calendar', () => {
    it('covers 53 weeks by default', async () => {
      await addAll(ana)
      const { from, to, days } = (await ana.get('/api/workouts/calendar/')).body
      expect([from, to]).toEqual(['2025-11-17', '2026-11-22'])
      expect(days).toEqual([
        {
          date: '2026-10-31',
          workouts: 1,
          duration: 240,
          distance_m: 14_200.5,
          ascent_m: 1_005,
          calories_kcal: 0,
          sports: ['hiking'],
        },
        expect.objectContaining({ date: '2026-11-16', workouts: 1, sports: ['cycling'] }),
        {
          date: '2026-11-22',
          workouts: 2,
          duration: 75,
          distance_m: 5_000.13,
          ascent_m: 0,
          calories_kcal: 280.25,
          sports: ['strength_training', 'running'],
        },
      ])
      const range = async (query: string) => {
        const { body } = await ana.get(`/api/workouts/calendar/?${query}`)
        return [body.from, body.to]
      }
      expect(await range('to=1969-12-31')).toEqual(['1968-12-30', '1969-12-31'])
      expect(await range('from=2026-11-01')).toEqual(['2026-11-01', '2026-11-22'])
      expect(await range('from=2024-09-14')).toEqual(['2024-09-14', '2026-11-22'])
    })

    it('applies the type filter', async () => {
      await addAll(ana)
      const { days } = (await ana.get('/api/workouts/calendar/?type=strength')).body
      expect(days).toMatchObject([{ date: '2026-11-22', workouts: 1, sports: ['strength_training'] }])
    })
  })

  const invalid: [string, string, string, string][] = [
    [
      'a range that ends before it begins',
      'statistics/?from=2026-11-22&to=2026-11-21',
      'from',
      'must not be after to',
    ],
    ['a day that does not exist', 'statistics/?from=2026-02-30', 'from', 'must be a day such as 2026-11-22'],
    ['a day in another format', 'statistics/?to=22.11.2026', 'to', 'must be a day such as 2026-11-22'],
    ['an unknown period', 'statistics/?group_by=hour', 'group_by', 'must be one of day, week, month, year'],
    [
      'an unknown first day of the week',
      'statistics/?week_start=friday',
      'week_start',
      'must be one of monday, sunday',
    ],
    [
      'an unknown intensity',
      'statistics/?intensity=extreme',
      'intensity',
      'must be one of low, moderate, high',
    ],
    ['an unknown parameter', 'statistics/?group=week', 'group', 'is not a known field'],
    ['a page number for the summary', 'summary/?page=2', 'page', 'is not a known field'],
    [
      'a calendar of 801 days',
      'calendar/?from=2024-09-13',
      'from',
      'must be at most 799 days before the last day',
    ],
    ['a calendar that starts tomorrow', 'calendar/?from=2026-11-23', 'from', 'must not be after to'],
    ['an intensity for the calendar', 'calendar/?intensity=low', 'intensity', 'is not a known field'],
    ['a range for the records', 'records/?from=2026-11-22', 'from', 'is not a known field'],
  ]
  it.each(invalid)('400 for %s', async (_, path, field, message) => {
    const { status, body } = await ana.get(`/api/workouts/${path}`)
    expect([status, body.errors]).toEqual([400, { [field]: [message] }])
  })
})
