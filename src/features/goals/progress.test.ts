import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Actor } from '../auth/index.ts'
import { toggleCompletion } from './service.ts'

const DAY_MS = 86_400_000

onEachDatabase('goal progress', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`ana${++people}`)
  })

  async function goal(given: object, person = ana): Promise<number> {
    const { status, body } = await person.post('/api/goals/', given)
    expect(status, JSON.stringify(body)).toBe(201)
    return body.id
  }
  async function train(started_at: string, given: object = {}): Promise<number> {
    const workout = { sport: 'running', duration: 30, started_at, ...given }
    const { status, body } = await ana.post('/api/workouts/', workout)
    expect(status, JSON.stringify(body)).toBe(201)
    return body.id
  }
  const weigh = (date: string, weight_kg: number) =>
    ana.put(`/api/profiles/me/weights/${date}/`, { weight_kg })
  const read = async (id: number) => (await ana.get(`/api/goals/${id}/`)).body
  const history = async (id: number, query = '') => (await ana.get(`/api/goals/${id}/history/${query}`)).body
  const toggle = (id: number) => ana.post(`/api/goals/${id}/toggle_completion/`)
  const overridesOf = (id: number) =>
    test.services.db.selectFrom('goal_period').selectAll().where('goal_id', '=', id).execute()

  /** Moves the clock and signs in again, because the session has expired by then. */
  async function passDays(days: number): Promise<void> {
    test.clock.time += days * DAY_MS
    const payload = { username: ana.username, password: PASSWORD }
    const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
    Object.assign(ana.headers, { authorization: `Bearer ${body.access}` })
  }

  describe('of a goal that counts workouts', () => {
    const kinds: [string, number, object][] = [
      ['workouts', 4, { current: 3, percent: 75, progress: 0.75, completed: false, completed_at: null }],
      [
        'workouts',
        3,
        { current: 3, percent: 100, completed: true, completed_at: '2026-11-20T08:00:00.000Z' },
      ],
      [
        'duration',
        90,
        { current: 120, percent: 133.3, progress: 1, completed_at: '2026-11-20T08:00:00.000Z' },
      ],
      ['distance', 15_000.25, { current: 15_000.25, completed_at: '2026-11-20T08:00:00.000Z' }],
      ['distance', 15_000.26, { current: 15_000.25, percent: 99.9, progress: 0.9999, completed: false }],
      ['ascent', 100, { current: 150.5, completed_at: '2026-11-16T23:00:00.000Z' }],
      ['energy', 1000, { current: 900, percent: 90, completed: false }],
      ['streak', 2, { current: 2, completed: true, completed_at: '2026-11-17T06:00:00.000Z' }],
      ['streak', 3, { current: 2, percent: 66.6, completed: false }],
    ]
    it.each(kinds)('counts %s towards a target of %d', async (kind, target, expected) => {
      // Added out of order. Workouts of other people, and of the weeks before and after, do not count.
      await train('2026-11-20T08:00:00Z', { duration: 60, distance_m: 5000, calories_kcal: 500 })
      await train('2026-11-16T23:00:00Z', { ascent_m: 150.5, calories_kcal: 400 })
      await train('2026-11-17T06:00:00Z', { distance_m: 10_000.25 })
      await train('2026-11-15T23:59:00Z', { distance_m: 777, calories_kcal: 777, ascent_m: 777 })
      await train('2026-11-23T00:00:00Z', { distance_m: 777, calories_kcal: 777, ascent_m: 777 })
      const ben = await test.register(`ben${people}`)
      await ben.post('/api/workouts/', {
        sport: 'running',
        duration: 500,
        started_at: '2026-11-18T08:00:00Z',
      })
      expect(await read(await goal({ kind, target, period: 'week' }))).toMatchObject(expected)
    })

    it('counts only the given type and sport', async () => {
      await train('2026-11-20T08:00:00Z')
      await train('2026-11-20T09:00:00Z', { sport: 'cycling' })
      await train('2026-11-20T10:00:00Z', { sport: 'yoga' })
      const counted = { kind: 'workouts', target: 5, period: 'week' }
      expect(await read(await goal(counted))).toMatchObject({ current: 3 })
      expect(await read(await goal({ ...counted, type: 'cardio' }))).toMatchObject({ current: 2 })
      expect(await read(await goal({ ...counted, sport: 'yoga' }))).toMatchObject({ current: 1 })
      expect(await read(await goal({ ...counted, type: 'cardio', sport: 'yoga' }))).toMatchObject({
        current: 0,
      })
    })

    it('adds workouts in the order of their starts, whenever they were created', async () => {
      await train('2026-11-20T10:00:00Z', { sport: 'cycling', duration: 40 })
      await train('2026-11-20T08:00:00Z', { sport: 'running', duration: 20 })
      await train('2026-11-20T09:00:00Z', { sport: 'yoga', duration: 20 })
      expect(await read(await goal({ kind: 'duration', target: 40, period: 'week' }))).toMatchObject({
        current: 80,
        completed_at: '2026-11-20T09:00:00.000Z',
      })
      expect(await read(await goal({ kind: 'streak', target: 1, period: 'week' }))).toMatchObject({
        completed_at: '2026-11-20T08:00:00.000Z',
      })
    })

    it('adds fractions without rounding errors', async () => {
      for (const distance_m of [0.1, 0.2, 0.7, 1e8]) await train('2026-11-20T08:00:00Z', { distance_m })
      expect(await read(await goal({ kind: 'distance', target: 100_000_001, period: 'week' }))).toMatchObject(
        {
          current: 100_000_001,
          percent: 100,
          completed: true,
        },
      )
    })

    it('equals the sum in the statistics, and reaches a target of exactly that sum', async () => {
      for (const hour of [6, 7, 8]) await train(`2026-11-20T0${hour}:00:00Z`, { calories_kcal: 333.335 })
      const summed = (await ana.get('/api/workouts/statistics/')).body.totals.calories_kcal
      expect(summed).toBe(1000.005)
      const energy = { kind: 'energy', period: 'week' }
      expect(await read(await goal({ ...energy, target: 1000.02 }))).toMatchObject({
        current: summed,
        percent: 99.9,
        completed: false,
      })
      expect(await read(await goal({ ...energy, target: summed }))).toMatchObject({
        percent: 100,
        completed_at: '2026-11-20T08:00:00.000Z',
      })
    })

    it('follows workouts that are changed, moved, trashed and restored', async () => {
      const id = await goal({ kind: 'workouts', target: 2, period: 'week' })
      await train('2026-11-18T08:00:00Z')
      const second = await train('2026-11-19T08:00:00Z')
      const url = `/api/workouts/${second}/`
      const now = async () => {
        const { current, completed, completed_at } = await read(id)
        const [inList] = (await ana.get('/api/goals/')).body.results
        expect([inList.current, inList.completed, inList.completed_at]).toEqual([
          current,
          completed,
          completed_at,
        ])
        return [current, completed, completed_at]
      }
      expect(await now()).toEqual([2, true, '2026-11-19T08:00:00.000Z'])
      await ana.patch(url, { started_at: '2026-11-17T08:00:00Z' })
      expect(await now()).toEqual([2, true, '2026-11-18T08:00:00.000Z'])
      await ana.patch(url, { started_at: '2026-11-15T08:00:00Z' })
      expect(await now()).toEqual([1, false, null])
      await ana.patch(url, { started_at: '2026-11-21T08:00:00Z' })
      expect(await now()).toEqual([2, true, '2026-11-21T08:00:00.000Z'])
      await ana.delete(url)
      expect(await now()).toEqual([1, false, null])
      await ana.post(`/api/workouts/trash/${second}/restore/`)
      expect(await now()).toEqual([2, true, '2026-11-21T08:00:00.000Z'])
    })

    it('counts only days within the period towards a streak', async () => {
      for (const day of [13, 14, 15, 16, 17, 19]) await train(`2026-11-${day}T08:00:00Z`)
      await train('2026-11-17T05:00:00Z', { sport: 'yoga' })
      const streak = { kind: 'streak', target: 3 }
      expect(await read(await goal({ ...streak, period: 'week' }))).toMatchObject({ current: 2 })
      expect(await read(await goal({ ...streak, period: 'month' }))).toMatchObject({
        current: 5,
        completed_at: '2026-11-15T08:00:00.000Z',
      })
    })
  })

  describe("in the owner's calendar", () => {
    const zones: [string, string, string][] = [
      ['Pacific/Kiritimati', '2026-11-23', '2026-11-29'],
      ['America/Los_Angeles', '2026-11-16', '2026-11-22'],
    ]
    it.each(zones)('uses the current day in %s', async (time_zone, first_date, last_date) => {
      ana = await test.register(`far${++people}`, { time_zone })
      const id = await goal({ kind: 'workouts', target: 2, period: 'week' })
      // The same instant is another day elsewhere; the workout's own time zone counts.
      await train('2026-11-22T11:00:00Z', { time_zone: 'Pacific/Kiritimati' })
      await train('2026-11-22T11:00:00Z', { time_zone: 'America/Los_Angeles' })
      expect(await read(id)).toMatchObject({
        start_date: time_zone.startsWith('P') ? '2026-11-23' : '2026-11-22',
        first_date,
        last_date,
        current: 1,
      })
    })

    it('keeps overrides with their week when weeks begin on Sunday', async () => {
      await train('2026-11-22T08:00:00Z')
      await train('2026-11-18T08:00:00Z')
      const id = await goal({ kind: 'workouts', target: 5, period: 'week', start_date: '2026-11-01' })
      await toggle(id)
      expect(await read(id)).toMatchObject({ first_date: '2026-11-16', current: 2, completed: true })
      await ana.patch('/api/auth/user/', { week_start: 'sunday' })
      expect(await read(id)).toMatchObject({
        first_date: '2026-11-22',
        last_date: '2026-11-28',
        current: 1,
        completed: false,
        days_remaining: 6,
      })
      const [last] = (await history(id)).results
      expect(last).toMatchObject({ first_date: '2026-11-15', current: 1, completed: true })
    })
  })

  describe('on_track', () => {
    // On the 22nd of 30 days, 21 have passed.
    const cases: [string, object, number, boolean | null][] = [
      ['is true with the same share as of the days passed', { target: 30, period: 'month' }, 21, true],
      ['is false with less than that share', { target: 30, period: 'month' }, 20, false],
      [
        'is true without progress on the first day',
        { target: 30, start_date: '2026-11-22', deadline: '2026-12-31' },
        0,
        true,
      ],
      [
        'is false without progress on the second day',
        { target: 30, start_date: '2026-11-21', deadline: '2026-12-31' },
        0,
        false,
      ],
      [
        'is true without progress before the start',
        { target: 30, start_date: '2026-12-01', deadline: '2026-12-31' },
        0,
        true,
      ],
      ['is null without a deadline', { target: 30, start_date: '2026-11-01' }, 29, null],
      [
        'is false after the deadline',
        { target: 30, start_date: '2026-11-01', deadline: '2026-11-21' },
        29,
        false,
      ],
    ]
    it.each(cases)('%s', async (_, given, amount, expected) => {
      const id = await goal({ kind: 'custom', ...given })
      await ana.put(`/api/goals/${id}/progress/`, { amount })
      expect((await read(id)).on_track).toBe(expected)
    })
  })

  describe('of a weight goal', () => {
    const month = { kind: 'weight', period: 'once', start_date: '2026-11-01', deadline: '2026-11-30' }

    it('is null without a weight', async () => {
      expect(await read(await goal({ ...month, target: 70 }))).toMatchObject({
        current: null,
        progress: 0,
        percent: 0,
        on_track: null,
        completed: false,
      })
    })

    const cases: [string, [string, number][], number, object][] = [
      [
        'is the part of the way down from the weight at the start',
        [
          ['2026-10-01', 90],
          ['2026-10-20', 80],
          ['2026-11-10', 76],
        ],
        70,
        { current: 76, percent: 40, progress: 0.4, on_track: false, completed: false },
      ],
      [
        'is reached on the first day with the target weight',
        [
          ['2026-10-20', 80],
          ['2026-11-10', 70],
          ['2026-11-12', 69.5],
        ],
        70,
        { current: 69.5, percent: 105, progress: 1, completed_at: '2026-11-10T00:00:00.000Z' },
      ],
      [
        'is the part of the way up to a higher target',
        [
          ['2026-10-20', 60],
          ['2026-11-10', 61],
          ['2026-11-11', 65],
        ],
        65,
        { current: 65, percent: 100, completed_at: '2026-11-11T00:00:00.000Z' },
      ],
      [
        'starts at the first weight if there is none before the period',
        [
          ['2026-11-05', 80],
          ['2026-11-10', 75],
        ],
        70,
        { current: 75, percent: 50 },
      ],
      [
        'is 0 when the weight moved away from the target',
        [
          ['2026-10-20', 80],
          ['2026-11-10', 82],
        ],
        70,
        { current: 82, percent: 0, progress: 0, completed: false },
      ],
      [
        'is no longer reached when the weight leaves the target again',
        [
          ['2026-10-20', 80],
          ['2026-11-10', 70],
          ['2026-11-12', 70.1],
        ],
        70,
        { current: 70.1, percent: 99, completed: false, completed_at: null },
      ],
      [
        'is 100 per cent when the target is met from the start',
        [['2026-10-20', 70]],
        70,
        { current: 70, percent: 100, completed: true, completed_at: '2026-11-01T00:00:00.000Z' },
      ],
      [
        'is 0 when the target was met at the start and is left',
        [
          ['2026-10-20', 70],
          ['2026-11-10', 71],
        ],
        70,
        { current: 71, percent: 0, completed: false },
      ],
    ]
    it.each(cases)('%s', async (_, weights, target, expected) => {
      for (const [date, weight_kg] of weights) await weigh(date, weight_kg)
      expect(await read(await goal({ ...month, target }))).toMatchObject(expected)
    })

    it('ignores weights after the period', async () => {
      for (const [date, kg] of [
        ['2026-09-01', 80],
        ['2026-09-20', 75],
        ['2026-11-10', 70],
      ] as const)
        await weigh(date, kg)
      const past = { ...month, start_date: '2026-09-01', deadline: '2026-09-30', target: 70 }
      expect(await read(await goal(past))).toMatchObject({ current: 75, percent: 50, completed: false })
    })
  })

  describe('overrides', () => {
    it('can mark a goal as completed, and can be removed again', async () => {
      const id = await goal({ kind: 'workouts', target: 2, period: 'week' })
      test.clock.time += 60_000
      const done = await toggle(id)
      expect(done.status).toBe(200)
      expect(done.body).toMatchObject({
        completed: true,
        completed_at: new Date(START + 60_000).toISOString(),
        current: 0,
        percent: 0,
        on_track: true,
      })
      expect(await read(id)).toEqual(done.body)
      expect((await toggle(id)).body).toMatchObject({ completed: false, completed_at: null })
      // An override that agrees with the measurement is not saved.
      expect(await overridesOf(id)).toEqual([])
    })

    it('can mark a reached goal as not completed, and can be removed again', async () => {
      await train('2026-11-20T08:00:00Z')
      const id = await goal({ kind: 'workouts', target: 1, period: 'week' })
      expect((await toggle(id)).body).toMatchObject({ completed: false, completed_at: null, current: 1 })
      expect((await toggle(id)).body).toMatchObject({ completed_at: '2026-11-20T08:00:00.000Z' })
      expect(await overridesOf(id)).toEqual([])
    })

    it('set completed_at to the time of the mark or of reaching the target, whichever is earlier', async () => {
      const id = await goal({ kind: 'workouts', target: 1, period: 'week' })
      await toggle(id)
      const workout = await train('2026-11-22T13:00:00Z')
      expect((await read(id)).completed_at).toBe(new Date(START).toISOString())
      await ana.patch(`/api/workouts/${workout}/`, { started_at: '2026-11-20T08:00:00Z' })
      expect((await read(id)).completed_at).toBe('2026-11-20T08:00:00.000Z')
    })

    it('return the same goal as the next read, and load the workouts only once', async () => {
      await train('2026-11-20T08:00:00Z')
      const id = await goal({ kind: 'workouts', target: 2, period: 'week' })
      const { time_zone, week_start } = (await ana.get('/api/auth/user/')).body
      const actor = { account_id: ana.id, time_zone, week_start } as Actor
      const [answer, counts] = await inTransaction(test.services.db, async (trx) => {
        const watched = watchStatements(trx)
        const shown = await toggleCompletion(test.services, trx, actor, id)
        return [shown, watched.texts.filter((text) => /from "workout"/.test(text))]
      })
      expect(counts).toHaveLength(1)
      expect(await read(id)).toEqual(answer)
    })

    it('are toggled by each of many concurrent requests', async () => {
      const id = await goal({ kind: 'workouts', target: 2, period: 'week' })
      for (const times of [7, 8, 9]) {
        const before = (await read(id)).completed
        const answers = await Promise.all(Array.from({ length: times }, () => toggle(id)))
        expect(answers.every(({ status }) => status === 200)).toBe(true)
        expect((await read(id)).completed).toBe(times % 2 === 1 ? !before : before)
      }
    })

    it('set the amount of a custom goal separately for each period', async () => {
      const id = await goal({ kind: 'custom', target: 4, unit: 'chapters', period: 'week' })
      const put = async (amount: number) => (await ana.put(`/api/goals/${id}/progress/`, { amount })).body
      expect(await put(2.5)).toMatchObject({ current: 2.5, percent: 62.5, completed: false })
      test.clock.time += 1000
      const reached = new Date(test.clock.time).toISOString()
      expect(await put(4)).toMatchObject({ completed: true, completed_at: reached })
      test.clock.time += 1000
      expect(await put(5)).toMatchObject({ percent: 125, completed_at: reached })
      expect(await put(3)).toMatchObject({ completed: false, completed_at: null })
      await passDays(1)
      expect(await read(id)).toMatchObject({ first_date: '2026-11-23', current: 0 })
      expect(await history(id)).toMatchObject({ count: 1, results: [{ current: 3, percent: 75 }] })
      expect(await put(4)).toMatchObject({ current: 4, completed: true })
      expect((await history(id)).results).toMatchObject([{ current: 3, completed: false }])
    })

    it('replace each other: an amount replaces a mark, and a mark replaces an amount', async () => {
      const id = await goal({ kind: 'custom', target: 4 })
      const put = async (amount: number) => (await ana.put(`/api/goals/${id}/progress/`, { amount })).body
      expect((await toggle(id)).body).toMatchObject({ current: 0, completed: true })
      expect(await put(1)).toMatchObject({ current: 1, completed: false })
      expect(await put(4)).toMatchObject({ completed: true })
      expect((await toggle(id)).body).toMatchObject({ current: 4, completed: false })
      test.clock.time += 1000
      expect((await toggle(id)).body).toMatchObject({
        completed: true,
        completed_at: new Date(test.clock.time).toISOString(),
      })
    })

    it('are deleted when the kind or the period changes, and move with the start', async () => {
      const id = await goal({ kind: 'custom', target: 4 })
      await ana.put(`/api/goals/${id}/progress/`, { amount: 3 })
      const change = async (given: object) => (await ana.patch(`/api/goals/${id}/`, given)).body
      expect(await change({ start_date: '2026-11-01', target: 3 })).toMatchObject({
        current: 3,
        completed: true,
      })
      expect(await change({ period: 'month' })).toMatchObject({ current: 0, completed: false })
      await ana.put(`/api/goals/${id}/progress/`, { amount: 3 })
      expect(await change({ target: 5 })).toMatchObject({ current: 3, percent: 60 })
      await toggle(id)
      expect(await change({ kind: 'workouts' })).toMatchObject({ completed: false })
      expect(await overridesOf(id)).toEqual([])
    })
  })

  describe('in past periods', () => {
    it('is listed for every past period, the latest first', async () => {
      const id = await goal({ kind: 'workouts', target: 2, period: 'week', start_date: '2026-10-28' })
      for (const day of ['10-26', '11-01', '11-03', '11-12', '11-15', '11-15', '11-20'])
        await train(`2026-${day}T08:00:00Z`)
      const { count, next, results } = await history(id, '?page_size=2')
      expect([count, next]).toEqual([3, `/api/goals/${id}/history/?page_size=2&page=2`])
      expect(results).toEqual([
        {
          first_date: '2026-11-09',
          last_date: '2026-11-15',
          current: 3,
          target: 2,
          percent: 150,
          completed: true,
          completed_at: '2026-11-15T08:00:00.000Z',
        },
        {
          first_date: '2026-11-02',
          last_date: '2026-11-08',
          current: 1,
          target: 2,
          percent: 50,
          completed: false,
          completed_at: null,
        },
      ])
      expect((await history(id, '?page_size=2&page=2')).results).toMatchObject([
        { first_date: '2026-10-26', completed_at: '2026-11-01T08:00:00.000Z' },
      ])
    })

    it('is listed once for a goal without repetition, after it has ended', async () => {
      const once = { kind: 'workouts', target: 1, start_date: '2026-11-01' }
      await train('2026-11-21T08:00:00Z')
      const ended = await goal({ ...once, deadline: '2026-11-21' })
      expect(await history(ended)).toMatchObject({
        count: 1,
        results: [{ first_date: '2026-11-01', last_date: '2026-11-21', completed: true }],
      })
      expect(await history(await goal({ ...once, deadline: '2026-11-22' }))).toMatchObject({ count: 0 })
      expect(await history(await goal(once))).toMatchObject({ count: 0, results: [] })
    })

    it('keeps the override of its period', async () => {
      const id = await goal({ kind: 'distance', target: 1000, period: 'week' })
      await toggle(id)
      await passDays(1)
      expect(await read(id)).toMatchObject({ first_date: '2026-11-23', completed: false })
      expect((await history(id)).results).toMatchObject([{ first_date: '2026-11-16', completed: true }])
      await toggle(id)
      await toggle(id)
      expect((await history(id)).results).toMatchObject([{ completed: true }])
    })
  })
})
