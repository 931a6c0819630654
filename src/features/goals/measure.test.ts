import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WorkoutAmounts } from './counting.ts'
import { GOAL_KINDS, type GoalKind } from './kinds.ts'
import { measureGoal, type PeriodOverride } from './measure.ts'
import { isOnTrack, percentOf, periodResult, progressOf } from './progress.ts'
import { MAX_PERCENT } from './schemas.ts'

const PERIOD = { first_date: '2026-11-01', last_date: '2026-11-30' }
const LARGEST_WORKOUT: WorkoutAmounts = {
  local_date: '2026-11-02',
  started_at: Date.UTC(2026, 10, 2),
  type: 'cardio',
  sport: 'running',
  duration_min: 1440,
  distance_cm: 10_000_000_000,
  ascent_cm: 100_000_000,
  calories_cal: 100_000_000,
}

const kind = fc.constantFrom(...(Object.keys(GOAL_KINDS) as GoalKind[]))
// The database may hold values that the API no longer accepts.
const target = fc.oneof(
  fc.constantFrom(0.01, 20, 1e9, 1e-300, 1e-320, Number.MIN_VALUE),
  fc.double({ min: Number.MIN_VALUE, max: 1e9, noNaN: true }),
)
const amount = fc.option(
  fc.oneof(fc.constantFrom(0, Number.MIN_VALUE, 1e9), fc.double({ min: 0, max: 1e9, noNaN: true })),
)
const weight = fc.oneof(fc.constantFrom(20, 500), fc.double({ min: 20, max: 500, noNaN: true }))

it('the progress of a goal is finite for every target, amount, weight and workout', () => {
  fc.assert(
    fc.property(kind, target, amount, fc.array(weight, { maxLength: 3 }), fc.nat(3), (...values) => {
      const [kind, target, amount, kilograms, count] = values
      const weights = kilograms.map((weight_kg, i) => ({ local_date: `2026-11-0${i + 1}`, weight_kg }))
      const workouts = Array.from({ length: count }, () => LARGEST_WORKOUT)
      const override: PeriodOverride = { amount, is_completed: null, marked_at: 1 }
      const goal = { kind, target, type: null, sport: null }
      const result = periodResult(measureGoal(goal, PERIOD, { workouts, weights }, override), override)
      const percent = percentOf(result.share)
      const progress = progressOf(result.share)
      expect(percent >= 0 && percent <= MAX_PERCENT, `${percent} percent`).toBe(true)
      expect(progress >= 0 && progress <= 1, `${progress}`).toBe(true)
      expect(result.current === null || Number.isFinite(result.current)).toBe(true)
      const isKnown = kind !== 'weight' || weights.length > 0
      expect(typeof isOnTrack(result, PERIOD, '2026-11-22')).toBe(isKnown ? 'boolean' : 'object')
    }),
    { numRuns: 2000, seed: 3 },
  )
})
