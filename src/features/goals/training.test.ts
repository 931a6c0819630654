import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import type { Period } from './periods.ts'
import { longestRunIn, selectedFrom, sumIn, type Training, trainingLog } from './training.ts'

const HOUR_MS = 3_600_000
const START = Date.UTC(2026, 10, 1)
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

const SPORTS = [
  { sport: 'running', type: 'cardio' },
  { sport: 'cycling', type: 'cardio' },
  { sport: 'yoga', type: 'flexibility' },
] as const
const FILTERS = [
  { type: null, sport: null },
  { type: 'cardio', sport: null },
  { type: null, sport: 'yoga' },
  { type: 'cardio', sport: 'yoga' },
  { type: 'cardio', sport: 'running' },
] as const

// All over the world: a later day may begin before an earlier one.
const training = fc
  .record({ hours: fc.nat(400), offset_h: fc.integer({ min: -12, max: 14 }), of: fc.constantFrom(...SPORTS) })
  .map(({ hours, offset_h, of }): Training => {
    const started_at = START + hours * HOUR_MS
    const figures = { distance_m: hours / 100, ascent_m: null, calories_kcal: 333.335 }
    return {
      ...of,
      ...figures,
      started_at,
      local_date: dayOf(started_at + offset_h * HOUR_MS),
      duration_min: 1 + (hours % 40),
    }
  })
const period = fc.tuple(fc.nat(18), fc.option(fc.nat(18))).map(([first, days]): Period => {
  const first_date = dayOf(START + first * 24 * HOUR_MS)
  return { first_date, last_date: days === null ? null : dayAfter(first_date, days) }
})
const given = fc.record({
  workouts: fc.array(training, { maxLength: 40 }),
  asked: fc.array(fc.tuple(fc.constantFrom(...FILTERS), period, fc.integer({ min: 1, max: 300 })), {
    minLength: 1,
    maxLength: 8,
  }),
})

function within(workouts: Training[], filter: (typeof FILTERS)[number], { first_date, last_date }: Period) {
  return workouts
    .filter(({ local_date }) => local_date >= first_date && (last_date === null || local_date <= last_date))
    .filter(({ type, sport }) => (filter.type ?? type) === type && (filter.sport ?? sport) === sport)
    .toSorted((a, b) => a.started_at - b.started_at)
}

/** In the order of the starts, from nothing. */
function naiveSum(workouts: Training[], enough: number) {
  let amount = 0
  let reached_at: number | null = null
  for (const { duration_min, started_at } of workouts) {
    amount += duration_min
    if (amount >= enough) reached_at ??= started_at
  }
  return { amount, reached_at }
}

/** Day by day. */
function naiveRun(workouts: Training[], enough: number) {
  const days = [...new Set(workouts.map(({ local_date }) => local_date))].toSorted()
  let [amount, run, last] = [0, 0, '']
  let reached_at: number | null = null
  for (const day of days) {
    run = last !== '' && daysBetween(last, day) === 1 ? run + 1 : 1
    last = day
    amount = Math.max(amount, run)
    if (run >= enough) reached_at ??= workouts.find(({ local_date }) => local_date === day)!.started_at
  }
  return { amount, reached_at }
}

describe('the workouts of a period', () => {
  it('add up to what walking through them says, and reach it with the same one, whatever their time zones', () => {
    fc.assert(
      fc.property(given, ({ workouts, asked }) => {
        const log = trainingLog(workouts)
        for (const [filter, period, enough] of asked) {
          const expected = naiveSum(within(workouts, filter, period), enough)
          expect(sumIn(selectedFrom(log, filter), 'duration', period, enough)).toEqual(expected)
        }
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  it('have the days in a row that looking at each day says', () => {
    fc.assert(
      fc.property(given, ({ workouts, asked }) => {
        const log = trainingLog(workouts)
        for (const [filter, period, amount] of asked) {
          const enough = 1 + (amount % 6)
          const expected = naiveRun(within(workouts, filter, period), enough)
          expect(longestRunIn(selectedFrom(log, filter), period, enough)).toEqual(expected)
        }
      }),
      { numRuns: 500, seed: 6 },
    )
  })

  it('are looked at once for all goals with the same filter', () => {
    const [workouts] = fc.sample(fc.array(training, { minLength: 30, maxLength: 30 }), {
      numRuns: 1,
      seed: 7,
    })
    const log = trainingLog(workouts!)
    for (const filter of FILTERS) {
      const selected = selectedFrom(log, filter)
      expect(selectedFrom(log, { ...filter })).toBe(selected)
      const always = { first_date: '2000-01-01', last_date: null }
      sumIn(selected, 'distance', always, 1)
      const sums = selected.sums.get('distance')
      sumIn(selected, 'distance', { ...always, first_date: '2026-11-05' }, 1)
      expect(selected.sums.get('distance')).toBe(sums)
    }
  })
})
