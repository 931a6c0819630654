import fc from 'fast-check'
import { afterAll, beforeAll, it as check, expect } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

// Every route must return what plain loops over the list of workouts compute.

type Workout = {
  id: number
  type: string
  sport: string
  intensity: string
  duration: number
  started_at: string
  local_date: string
  distance_m: number | null
  ascent_m: number | null
  calories_kcal: number | null
  avg_hr_bpm: number | null
  avg_speed_mps: number | null
  avg_power_w: number | null
}
type Kinds = { type?: string | undefined; sport?: string | undefined; intensity?: string | undefined }
type Range = { from?: string | undefined; to?: string | undefined }
type WeekStart = 'monday' | 'sunday'

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits
/** Rounds each value to `digits` places and adds integers, so the order does not change the sum. */
const exactSum = (values: (number | null)[], digits: number) =>
  sum(values.map((value) => Math.round((value ?? 0) * 10 ** digits))) / 10 ** digits

function totalsOf(workouts: Workout[]) {
  return {
    workouts: workouts.length,
    duration: sum(workouts.map(({ duration }) => duration)),
    distance_m: exactSum(
      workouts.map(({ distance_m }) => distance_m),
      2,
    ),
    ascent_m: exactSum(
      workouts.map(({ ascent_m }) => ascent_m),
      2,
    ),
    calories_kcal: exactSum(
      workouts.map(({ calories_kcal }) => calories_kcal),
      3,
    ),
  }
}

function sumsOf(workouts: Workout[]) {
  const totals = totalsOf(workouts)
  const moving = workouts.filter(({ distance_m }) => distance_m !== null)
  const hearts = workouts.filter(({ avg_hr_bpm }) => avg_hr_bpm !== null)
  const minutesOf = (some: Workout[]) => sum(some.map(({ duration }) => duration))
  const beats = exactSum(
    hearts.map(({ avg_hr_bpm, duration }) => avg_hr_bpm! * duration),
    1,
  )
  return {
    ...totals,
    avg_duration: workouts.length ? round(totals.duration / workouts.length, 1) : 0,
    avg_distance_m: moving.length ? round(totals.distance_m / moving.length, 2) : null,
    avg_speed_mps: moving.length ? round(totals.distance_m / (minutesOf(moving) * 60), 3) : null,
    avg_hr_bpm: hearts.length ? round(beats / minutesOf(hearts), 1) : null,
  }
}

function by(workouts: Workout[], kind: 'type' | 'sport' | 'intensity') {
  return [...new Set(workouts.map((workout) => workout[kind]))]
    .map((name) => ({ name, ...sumsOf(workouts.filter((workout) => workout[kind] === name)) }))
    .toSorted((a, b) => b.workouts - a.workouts || (a.name < b.name ? -1 : 1))
    .map(({ name, ...sums }) => ({ [kind]: name, ...sums }))
}

const isOf = (kinds: Kinds) => (workout: Workout) =>
  (['type', 'sport', 'intensity'] as const).every((kind) => (kinds[kind] ?? workout[kind]) === workout[kind])
const isIn =
  ({ from, to }: Range) =>
  ({ local_date }: Workout) =>
    (from ?? local_date) <= local_date && local_date <= (to ?? local_date)

function periodOf(group: string, date: string, week_start: WeekStart) {
  const day = Temporal.PlainDate.from(date)
  let first = day
  if (group === 'week') {
    const weekday = week_start === 'monday' ? 1 : 7
    while (first.dayOfWeek !== weekday) first = first.subtract({ days: 1 })
  } else if (group === 'month') first = day.with({ day: 1 })
  else if (group === 'year') first = day.with({ day: 1, month: 1 })
  const last = first.add({ [`${group}s`]: 1 }).subtract({ days: 1 })
  return { first_date: String(first), last_date: String(last) }
}

function periodSums(workouts: Workout[], group: string, date: string, week_start: WeekStart) {
  const { first_date, last_date } = periodOf(group, date, week_start)
  return { first_date, last_date, ...sumsOf(workouts.filter(isIn({ from: first_date, to: last_date }))) }
}

function recentOf(workouts: Workout[], today: string, week_start: WeekStart) {
  const before = (group: string) =>
    String(Temporal.PlainDate.from(periodOf(group, today, week_start).first_date).subtract({ days: 1 }))
  return {
    this_week: periodSums(workouts, 'week', today, week_start),
    last_week: periodSums(workouts, 'week', before('week'), week_start),
    this_month: periodSums(workouts, 'month', today, week_start),
    last_month: periodSums(workouts, 'month', before('month'), week_start),
  }
}

function streaksOf(workouts: Workout[], today: string) {
  const dates = new Set(workouts.map(({ local_date }) => local_date))
  const next = (date: string, days: number) => String(Temporal.PlainDate.from(date).add({ days }))
  const daysFrom = (date: string): number => (dates.has(date) ? 1 + daysFrom(next(date, -1)) : 0)
  const last = [...dates].toSorted().at(-1) ?? ''
  return {
    workout_streak: last >= next(today, -1) ? daysFrom(last) : 0,
    longest_streak: Math.max(0, ...[...dates].map(daysFrom)),
  }
}

function recordsOf(workouts: Workout[]) {
  const speedOf = ({ distance_m, avg_speed_mps, duration }: Workout) => {
    if (distance_m === null || distance_m < 400) return null
    return avg_speed_mps ?? (duration < 10 ? null : distance_m / (duration * 60))
  }
  const kinds: [string, string, (workout: Workout) => number | null][] = [
    ['longest', 'min', ({ duration }) => duration],
    ['furthest', 'm', ({ distance_m }) => distance_m],
    ['fastest', 'mps', speedOf],
    ['most_climbing', 'm', ({ ascent_m }) => ascent_m],
    ['highest_avg_power', 'w', ({ avg_power_w }) => avg_power_w],
  ]
  return kinds.flatMap(([kind, unit, valueIn]) => {
    const [best] = workouts
      .filter((workout) => (valueIn(workout) ?? 0) > 0)
      .toSorted(
        (a, b) =>
          valueIn(b)! - valueIn(a)! || Date.parse(a.started_at) - Date.parse(b.started_at) || a.id - b.id,
      )
    return best ? [{ kind, value: round(valueIn(best)!, 3), unit, workout: best }] : []
  })
}

function calendarOf(workouts: Workout[]) {
  return [...new Set(workouts.map(({ local_date }) => local_date))].toSorted().map((date) => {
    const ofDay = workouts.filter(({ local_date }) => local_date === date)
    const sports = by(ofDay, 'sport').toSorted((a, b) => Number(b.duration) - Number(a.duration))
    return { date, ...totalsOf(ofDay), sports: sports.map((of) => (of as { sport?: unknown }).sport) }
  })
}

const orNull = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { freq: 2 })
const real = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((value) => value / 1000)
const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Ljubljana', 'America/New_York']
const zone = fc.constantFrom(...ZONES)
const HOUR_MS = 3_600_000
/** New Year, both clock changes, a leap day, the first day of a month and the middle of one. */
const NOWS = [
  '2026-01-01T00:30Z',
  '2026-03-29T00:59Z',
  '2026-11-01T05:30Z',
  '2028-02-29T12:00Z',
  '2027-03-01T10:30Z',
  '2026-07-15T23:30Z',
]
const start = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 70 * 24 * 4 }).map((quarters) => ({ before: quarters / 4 })),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 400 * 24 }).map((before) => ({ before })) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -72, max: 72 })
      .chain((hours) =>
        fc
          .constantFrom(1901, 1938, 1970, 1999, 2021)
          .map((year) => ({ at: Date.UTC(year, 0, 1) + hours * HOUR_MS })),
      ),
  },
)
const workout = fc.record({
  start,
  time_zone: zone,
  type: fc.constantFrom('cardio', 'strength', 'other'),
  sport: fc.constantFrom('running', 'cycling', 'yoga'),
  intensity: fc.constantFrom('low', 'moderate', 'high'),
  duration: fc.integer({ min: 1, max: 90 }),
  distance_m: orNull(fc.oneof(real(800), real(50_000))),
  ascent_m: orNull(real(900)),
  calories_kcal: orNull(real(1500)),
  avg_hr_bpm: orNull(real(220)),
  avg_speed_mps: orNull(fc.oneof(real(12), fc.constant(5.5))),
  avg_power_w: orNull(fc.oneof(fc.constant(0), fc.constant(250), real(400))),
})
const day = fc.oneof(
  fc.integer({ min: 0, max: 80 }).map((before) => ({ before })),
  fc.constantFrom('1900-12-31', '1938-01-01', '1970-01-01', '1999-12-31', '2021-01-02'),
)
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const query = fc.record({
  from: sometimes(day),
  to: sometimes(day),
  group_by: fc.constantFrom(undefined, 'day', 'week', 'week', 'week', 'month', 'year'),
  week_start: fc.constantFrom<WeekStart | undefined>(undefined, 'monday', 'sunday'),
  type: sometimes(fc.constantFrom('cardio', 'strength', 'sports')),
  sport: sometimes(fc.constantFrom('running', 'cycling', 'rowing')),
  intensity: sometimes(fc.constantFrom('low', 'high')),
})
const person = fc.record({
  now: fc.constantFrom(...NOWS).map((text) => Date.parse(text)),
  time_zone: zone,
  week_start: fc.constantFrom<WeekStart>('monday', 'sunday'),
  workouts: fc.array(workout, { maxLength: 25 }),
  removed: fc.array(fc.nat(24), { maxLength: 3 }),
  queries: fc.array(query, { minLength: 4, maxLength: 4 }),
})
type Given = typeof person extends fc.Arbitrary<infer T> ? T : never

onEachDatabase('statistics of random training logs', (kind) => {
  let test: TestApp
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  const add = (who: Person, { start, ...rest }: Given['workouts'][number]) => {
    const at = 'at' in start ? start.at : test.clock.time - start.before * HOUR_MS
    const figures = Object.entries(rest).filter(([, value]) => value !== null)
    return who.post('/api/workouts/', {
      ...Object.fromEntries(figures),
      started_at: new Date(at).toISOString(),
    })
  }

  check('equal a recount by plain loops', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(person, async (given) => {
        const { now, time_zone, week_start } = given
        test.clock.time = now
        const ana = await test.register(`ana${kind}${++people}`)
        const ben = await test.register(`ben${kind}${people}`)
        await ana.patch('/api/auth/user/', { time_zone, week_start })
        for (const one of given.workouts) {
          expect((await add(ana, one)).status).toBe(201)
          if (one.duration % 4 === 0) await add(ben, one)
        }
        const added = (await ana.get('/api/workouts/?page_size=100')).body.results as Workout[]
        for (const which of given.removed)
          if (added[which]) await ana.delete(`/api/workouts/${added[which].id}/`)
        const all = (await ana.get('/api/workouts/?page_size=100')).body.results as Workout[]
        await expectRecounted(ana, all, given)
      }),
      { numRuns: 60, seed: 11 },
    )
    test.clock.time = START
  })

  async function expectRecounted(
    ana: Person,
    all: Workout[],
    { now, time_zone, week_start, queries }: Given,
  ) {
    const today = String(
      Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(time_zone).toPlainDate(),
    )
    for (const query of [{} as Given['queries'][number], ...queries]) {
      await expectStatistics(ana, all, today, week_start, query)
      await expectCalendarAndRecords(ana, all, today, query)
    }
    const { this_week, last_week } = recentOf(all, today, week_start)
    const counters = {
      total_workouts: all.length,
      last_workout: all[0]?.started_at ?? null,
      ...streaksOf(all, today),
    }
    const recent = all.slice(0, 5)
    expect(await read(ana, 'workouts/summary/')).toEqual({ recent, ...counters, this_week, last_week })
    const kinds = { by_type: by(all, 'type'), by_sport: by(all, 'sport') }
    expect(await read(ana, 'profiles/me/stats/')).toEqual({ totals: sumsOf(all), ...kinds })
    expect(await read(ana, 'profiles/me/')).toMatchObject({ ...counters, totals: totalsOf(all) })
  }

  async function read(who: Person, path: string, asked: object = {}) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const { status, body } = await who.get(`/api/${path}?${new URLSearchParams(given)}`)
    expect([path, asked, status]).toEqual([path, asked, 200])
    return body
  }

  async function expectStatistics(
    ana: Person,
    all: Workout[],
    today: string,
    own: WeekStart,
    { from: a, to: b, group_by, week_start, ...kinds }: Given['queries'][number],
  ) {
    const range = [dateOf(a, today), dateOf(b, today)]
    const [from, to] = a !== undefined && b !== undefined ? range.toSorted() : range
    const ofKind = all.filter(isOf(kinds))
    const some = ofKind.filter(isIn({ from, to }))
    const weeks = week_start ?? own
    const periods = group_by && some.map(({ local_date }) => periodOf(group_by, local_date, weeks).first_date)
    expect(await read(ana, 'workouts/statistics/', { from, to, group_by, week_start, ...kinds })).toEqual({
      from: from ?? null,
      to: to ?? null,
      totals: sumsOf(some),
      by_type: by(some, 'type'),
      by_sport: by(some, 'sport'),
      by_intensity: by(some, 'intensity'),
      ...recentOf(ofKind, today, weeks),
      ...streaksOf(all, today),
      periods: periods
        ? [...new Set(periods)].toSorted().map((first) => periodSums(some, group_by, first, weeks))
        : null,
    })
  }

  async function expectCalendarAndRecords(
    ana: Person,
    all: Workout[],
    today: string,
    { to: until, type, sport }: Given['queries'][number],
  ) {
    const ofKind = all.filter(isOf({ type, sport }))
    expect(await read(ana, 'workouts/records/', { type, sport })).toEqual({ records: recordsOf(ofKind) })
    const to = dateOf(until, today) ?? today
    const from = daysBefore(to, 799)
    expect(await read(ana, 'workouts/calendar/', { from, to, type, sport })).toEqual({
      from,
      to,
      days: calendarOf(ofKind.filter(isIn({ from, to }))),
    })
  }
})

type Day = { before: number } | string
const dateOf = (day: Day | undefined, today: string) =>
  typeof day === 'object' ? daysBefore(today, day.before) : day

function daysBefore(date: string, days: number): string {
  return String(Temporal.PlainDate.from(date).subtract({ days }))
}
