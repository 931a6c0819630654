import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import { countAmount, countLongestStreak, type WorkoutAmounts } from './counting.ts'
import type { Period } from './periods.ts'

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

// Time zones from UTC-12 to UTC+14, so that a workout on a later date may start earlier.
const workout = fc
  .record({ hours: fc.nat(400), offset_h: fc.integer({ min: -12, max: 14 }), of: fc.constantFrom(...SPORTS) })
  .map(({ hours, offset_h, of }): WorkoutAmounts => {
    const started_at = START + hours * HOUR_MS
    const figures = { distance_cm: hours, ascent_cm: 0, calories_cal: 333_335 }
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
const givenCase = fc.record({
  workouts: fc.array(workout, { maxLength: 40 }),
  asked: fc.array(fc.tuple(fc.constantFrom(...FILTERS), period, fc.integer({ min: 1, max: 300 })), {
    minLength: 1,
    maxLength: 8,
  }),
})

function within(
  workouts: WorkoutAmounts[],
  filter: (typeof FILTERS)[number],
  { first_date, last_date }: Period,
) {
  return workouts
    .filter(({ local_date }) => local_date >= first_date && (last_date === null || local_date <= last_date))
    .filter(({ type, sport }) => (filter.type ?? type) === type && (filter.sport ?? sport) === sport)
    .toSorted((a, b) => a.started_at - b.started_at)
}

function naiveSum(workouts: WorkoutAmounts[], target: number) {
  let amount = 0
  let reached_at: number | null = null
  for (const { duration_min, started_at } of workouts) {
    amount += duration_min
    if (amount >= target) reached_at ??= started_at
  }
  return { amount, reached_at }
}

function naiveStreak(workouts: WorkoutAmounts[], target: number) {
  const days = [...new Set(workouts.map(({ local_date }) => local_date))].toSorted()
  let [amount, run, last] = [0, 0, '']
  let reached_at: number | null = null
  for (const day of days) {
    run = last !== '' && daysBetween(last, day) === 1 ? run + 1 : 1
    last = day
    amount = Math.max(amount, run)
    if (run >= target) reached_at ??= workouts.find(({ local_date }) => local_date === day)!.started_at
  }
  return { amount, reached_at }
}

/** A count with the time instead of the workout: the naive loops do not choose between equal starts. */
const timed = ({ amount, reached_by }: ReturnType<typeof countAmount>) => ({
  amount,
  reached_at: reached_by?.started_at ?? null,
})
const byStart = (workouts: WorkoutAmounts[]) => workouts.toSorted((a, b) => a.started_at - b.started_at)

describe('counting workouts in a scope', () => {
  it('gives the same sum and completion time as a naive loop, whatever the time zones', () => {
    fc.assert(
      fc.property(givenCase, ({ workouts, asked }) => {
        for (const [filter, period, target] of asked) {
          const scope = { ...filter, ...period }
          expect(timed(countAmount(byStart(workouts), scope, 'duration_min', target))).toEqual(
            naiveSum(within(workouts, filter, period), target),
          )
        }
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  it('gives the same longest streak as a naive loop, whatever the time zones', () => {
    fc.assert(
      fc.property(givenCase, ({ workouts, asked }) => {
        for (const [filter, period, amount] of asked) {
          const target = 1 + (amount % 6)
          expect(timed(countLongestStreak(byStart(workouts), { ...filter, ...period }, target))).toEqual(
            naiveStreak(within(workouts, filter, period), target),
          )
        }
      }),
      { numRuns: 500, seed: 6 },
    )
  })

  it.each([
    ['workouts', 2],
    ['duration_min', 90],
    ['distance_cm', 1_234],
    ['ascent_cm', 50],
    ['calories_cal', 400_001],
  ] as const)('adds up %s', (column, amount) => {
    const one = { local_date: '2026-11-01', started_at: 1, type: 'cardio', sport: 'running' } as const
    const workouts: WorkoutAmounts[] = [
      { ...one, duration_min: 30, distance_cm: 1_000, ascent_cm: 50, calories_cal: 400_000 },
      { ...one, started_at: 2, duration_min: 60, distance_cm: 234, ascent_cm: 0, calories_cal: 1 },
    ]
    const scope = { type: null, sport: null, first_date: '2026-11-01', last_date: null }
    expect(countAmount(workouts, scope, column, amount + 1)).toEqual({ amount, reached_by: null })
  })
})
