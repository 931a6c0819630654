import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import type { GoalKind } from './kinds.ts'

/** Set these variables to search with more runs or another seed. */
const RUNS = Number(process.env.RECOUNT_RUNS ?? 60)
const SEED = Number(process.env.RECOUNT_SEED ?? 11)
const DAY_MS = 86_400_000
const ZONES = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Ljubljana'] as const
const TYPES = { running: 'cardio', cycling: 'cardio', yoga: 'flexibility' } as const

type Sport = keyof typeof TYPES
type WeekStart = 'monday' | 'sunday'
type CountedKind = Exclude<GoalKind, 'custom'>
type Workout = {
  sport: Sport
  started_at: number
  time_zone: string
  duration: number
  distance_m: number | null
  ascent_m: number | null
  calories_kcal: number | null
}
type Goal = {
  kind: CountedKind
  target: number
  period: 'once' | 'week' | 'month' | 'year'
  start_date: string
  deadline: string | null
  type?: string
  sport?: string
}
type Period = { first: string; last: string | null }
type Inputs = { workouts: Workout[]; weights: Map<string, number>; today: string; week_start: WeekStart }

const shift = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
const dateIn = (time_zone: string, instant: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: time_zone, dateStyle: 'short' }).format(instant)
const daysFrom = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / DAY_MS

/** All periods that have begun, or the first one if none has. Walks through the calendar day by day. */
function periodsOf(goal: Goal, { today, week_start }: Inputs): Period[] {
  if (goal.period === 'once') return [{ first: goal.start_date, last: goal.deadline }]
  const begins = (day: string) =>
    goal.period === 'month'
      ? day.slice(8) === '01'
      : goal.period === 'year'
        ? day.slice(5) === '01-01'
        : new Date(day).getUTCDay() === (week_start === 'monday' ? 1 : 0)
  const periods: Period[] = []
  let first = goal.start_date
  while (!begins(first)) first = shift(first, -1)
  do {
    let last = first
    while (!begins(shift(last, 1))) last = shift(last, 1)
    // Days after the deadline do not count.
    const ends = goal.deadline !== null && goal.deadline < last ? goal.deadline : last
    periods.push({ first, last: ends })
    first = shift(last, 1)
  } while (first <= today && (goal.deadline === null || first <= goal.deadline))
  return periods
}

const isIn = (date: string, { first, last }: Period) => date >= first && (last === null || date <= last)
/** `part / whole * of`, rounded down. BigInt makes the division exact; part and whole are integers. */
const share = (part: number, whole: number, of: number) =>
  Number((BigInt(Math.round(part)) * BigInt(of)) / BigInt(Math.round(whole)))

const percentOf = (part: number, whole: number) => Math.min(1_000_000, share(part, whole, 1000) / 10)

type Expected = { current: number | null; part: number; whole: number; reached: boolean; at: number | null }

function recount(goal: Goal, period: Period, known: Inputs): Expected {
  if (goal.kind === 'weight') return recountWeight(goal, period, known)
  const counting = known.workouts.filter(
    (workout) =>
      isIn(dateIn(workout.time_zone, workout.started_at), period) &&
      (!goal.sport || goal.sport === workout.sport) &&
      (!goal.type || goal.type === TYPES[workout.sport]),
  )
  if (goal.kind === 'streak') return recountStreak(goal, counting)
  const amountOf = {
    workouts: () => 100,
    duration: (workout: Workout) => workout.duration * 100,
    distance: (workout: Workout) => Math.round((workout.distance_m ?? 0) * 100),
    ascent: (workout: Workout) => Math.round((workout.ascent_m ?? 0) * 100),
    energy: (workout: Workout) => Math.round((workout.calories_kcal ?? 0) * 1000),
  }[goal.kind]
  const sum = (workouts: Workout[]) => workouts.reduce((total, workout) => total + amountOf(workout), 0)
  const parts = goal.kind === 'energy' ? 1000 : 100
  const whole = Math.round(goal.target * parts)
  const instants = counting
    .map(({ started_at }) => started_at)
    .filter((at) => sum(counting.filter(({ started_at }) => started_at <= at)) >= whole)
  const part = sum(counting)
  const reached = part >= whole
  return { current: part / parts, part, whole, reached, at: reached ? Math.min(...instants) : null }
}

function recountStreak(goal: Goal, counting: Workout[]): Expected {
  const dates = new Map<string, number>()
  for (const { time_zone, started_at } of counting) {
    const date = dateIn(time_zone, started_at)
    dates.set(date, Math.min(started_at, dates.get(date) ?? Number.MAX_SAFE_INTEGER))
  }
  const runUpTo = (date: string): number => (dates.has(date) ? 1 + runUpTo(shift(date, -1)) : 0)
  const longest = Math.max(0, ...[...dates.keys()].map(runUpTo))
  const [reachedOn] = [...dates.keys()].filter((date) => runUpTo(date) >= goal.target).toSorted()
  return {
    current: longest,
    part: longest,
    whole: goal.target,
    reached: reachedOn !== undefined,
    at: reachedOn === undefined ? null : dates.get(reachedOn)!,
  }
}

function recountWeight(goal: Goal, period: Period, { weights }: Inputs): Expected {
  const days = [...weights.keys()].toSorted().filter((day) => period.last === null || day <= period.last)
  const newest = days.at(-1)
  const start = days.filter((day) => day <= period.first).at(-1) ?? days[0]
  if (!newest || !start) return { current: null, part: 0, whole: 1, reached: false, at: null }
  const tenths = (day: string) => Math.round(weights.get(day)! * 10)
  const target = Math.round(goal.target * 10)
  const [from, to] = [tenths(start), tenths(newest)]
  const there = (day: string) => (from < target ? tenths(day) >= target : tenths(day) <= target)
  const reached = there(newest)
  const since = days.filter((day) => day >= start).find(there)
  const day = since && since > period.first ? since : period.first
  const [part, whole] = from === target ? [Number(reached), 1] : [from - to, from - target]
  const isBack = part * whole < 0
  return {
    current: to / 10,
    part: isBack ? 0 : Math.abs(part),
    whole: Math.abs(whole),
    reached,
    at: reached ? Date.parse(day) : null,
  }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

function expectedNow(goal: Goal, known: Inputs) {
  const period = periodsOf(goal, known).at(-1)!
  const { current, part, whole, reached, at } = recount(goal, period, known)
  const { first, last } = period
  const total = last === null ? 0 : daysFrom(first, last) + 1
  const passed = Math.min(total, Math.max(0, daysFrom(first, known.today)))
  const behind = current === null ? null : part * total >= whole * passed
  return {
    first_date: first,
    last_date: last,
    current,
    progress: Math.min(1, share(part, whole, 10_000) / 10_000),
    percent: percentOf(part, whole),
    days_remaining: last === null ? null : Math.max(0, daysFrom(known.today, last)),
    on_track: last === null ? null : reached ? true : behind,
    completed: reached,
    completed_at: iso(at),
  }
}

function expectedHistory(goal: Goal, known: Inputs) {
  return periodsOf(goal, known)
    .filter(({ last }) => last !== null && last < known.today)
    .map((period) => {
      const { current, part, whole, reached, at } = recount(goal, period, known)
      return {
        first_date: period.first,
        last_date: period.last,
        current,
        target: goal.target,
        percent: percentOf(part, whole),
        completed: reached,
        completed_at: iso(at),
      }
    })
    .toReversed()
}

const hundredths = (max: number) => fc.option(fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100))
const workout = fc.record({
  sport: fc.constantFrom<Sport>('running', 'cycling', 'yoga'),
  // Few distinct values, so some workouts start at the same instant.
  started_at: fc.integer({ min: -160, max: 3 }).map((n) => START + n * 6 * 3_600_000),
  time_zone: fc.constantFrom(...ZONES),
  duration: fc.integer({ min: 1, max: 200 }),
  distance_m: hundredths(20_000),
  ascent_m: hundredths(900),
  calories_kcal: fc.option(fc.integer({ min: 0, max: 1_500_000 }).map((n) => n / 1000)),
})
const date = fc.integer({ min: -80, max: 15 }).map((n) => shift('2026-11-22', n))
const TARGETS: Record<CountedKind, fc.Arbitrary<number>> = {
  workouts: fc.integer({ min: 1, max: 8 }),
  duration: fc.integer({ min: 1, max: 900 }),
  distance: fc.integer({ min: 1, max: 6_000_000 }).map((n) => n / 100),
  ascent: fc.integer({ min: 1, max: 300_000 }).map((n) => n / 100),
  energy: fc.integer({ min: 10, max: 5_000_000 }).map((n) => n / 1000),
  streak: fc.integer({ min: 1, max: 5 }),
  weight: fc.integer({ min: 690, max: 730 }).map((n) => n / 10),
}
const goal = fc.constantFrom(...(Object.keys(TARGETS) as CountedKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    target: TARGETS[kind],
    period: fc.constantFrom('once' as const, 'week' as const, 'month' as const, 'year' as const),
    start_date: date,
    length: fc.option(fc.nat(70)),
    filter: fc.constantFrom(
      {},
      {},
      { type: 'cardio' },
      { sport: 'yoga' },
      { type: 'cardio', sport: 'running' },
    ),
  }),
)
const run = fc.record({
  time_zone: fc.constantFrom(...ZONES),
  week_start: fc.constantFrom('monday' as const, 'sunday' as const),
  workouts: fc.array(workout, { maxLength: 22 }),
  weights: fc.array(fc.tuple(date, fc.integer({ min: 690, max: 730 })), { maxLength: 8 }),
  goals: fc.array(goal, { minLength: 1, maxLength: 6 }),
  changes: fc.array(
    fc.record({ which: fc.nat(30), how: fc.constantFrom('move', 'trash', 'restore'), to: workout }),
    { maxLength: 8 },
  ),
})

onEachDatabase('the progress of random goals', (kind) => {
  let test: TestApp
  let people = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('equals a recount, before and after workouts change', {
    timeout: RUNS * 4000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(run, async ({ time_zone, week_start, ...given }) => {
        const ana = await test.register(`counter${++people}`, { time_zone })
        await ana.patch('/api/auth/user/', { week_start })
        const today = dateIn(time_zone, START)
        const known: Inputs = { workouts: [], weights: new Map(), today, week_start }
        const ids = new Map<Workout, number>()
        const bodyOf = (given: Workout) => ({ ...given, started_at: iso(given.started_at) })
        for (const workout of given.workouts) {
          const { status, body } = await ana.post('/api/workouts/', bodyOf(workout))
          expect(status).toBe(201)
          ids.set(workout, body.id)
          known.workouts.push(workout)
        }
        for (const [day, tenths] of given.weights) {
          const { status } = await ana.put(`/api/profiles/me/weights/${day}/`, { weight_kg: tenths / 10 })
          if (status === 200) known.weights.set(day, tenths / 10)
        }
        const goals: [number, Goal][] = []
        for (const { length, filter, ...rest } of given.goals) {
          const deadline = length === null ? null : shift(rest.start_date, length)
          const goal = { ...rest, deadline, ...(rest.kind !== 'weight' && filter) }
          const { status, body } = await ana.post('/api/goals/', goal)
          expect(status, JSON.stringify(body)).toBe(201)
          goals.push([body.id, goal])
        }
        const expectRecounted = async () => {
          const list = (await ana.get('/api/goals/?ordering=created_at')).body.results
          expect(list).toMatchObject(goals.map(([, goal]) => expectedNow(goal, known)))
          for (const [id, goal] of goals) {
            const { count, results } = (await ana.get(`/api/goals/${id}/history/?page_size=100`)).body
            const all = expectedHistory(goal, known)
            expect({ count, results }).toEqual({ count: all.length, results: all })
          }
        }
        await expectRecounted()
        const trash: Workout[] = []
        for (const { which, how, to } of given.changes) {
          const from = how === 'restore' ? trash : known.workouts
          const [old] = from.splice(which % Math.max(1, from.length), 1)
          if (!old) continue
          const id = ids.get(old)!
          if (how === 'trash') await ana.delete(`/api/workouts/${id}/`)
          else if (how === 'restore') await ana.post(`/api/workouts/trash/${id}/restore/`)
          else await ana.put(`/api/workouts/${id}/`, bodyOf(to))
          if (how === 'trash') trash.push(old)
          else if (how === 'restore') known.workouts.push(old)
          else {
            // A copy, because the same generated workout may occur twice.
            const moved = { ...to }
            ids.set(moved, id)
            known.workouts.push(moved)
          }
        }
        await expectRecounted()
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })
})
