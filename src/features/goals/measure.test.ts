import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Measured, measure, type Said } from './measure.ts'
import { isOnTrack, percentOf, progressOf, standingOf } from './progress.ts'
import { MOST_PERCENT } from './schemas.ts'
import { type Training, trainingLog } from './training.ts'

const PERIOD = { first_date: '2026-11-01', last_date: '2026-11-30' }
const MOST: Training = {
  local_date: '2026-11-02',
  started_at: Date.UTC(2026, 10, 2),
  type: 'cardio',
  sport: 'running',
  duration_min: 1440,
  distance_m: 100_000_000,
  ascent_m: 1_000_000,
  calories_kcal: 100_000,
}

const kind = fc.constantFrom<Measured['kind'][]>(
  'workouts',
  'duration',
  'distance',
  'ascent',
  'energy',
  'streak',
  'weight',
  'custom',
)
// What the database may hold is more than what is let in.
const target = fc.oneof(
  fc.constantFrom(0.01, 20, 1e9, 1e-300, 1e-320, Number.MIN_VALUE),
  fc.double({ min: Number.MIN_VALUE, max: 1e9, noNaN: true }),
)
const amount = fc.option(
  fc.oneof(fc.constantFrom(0, Number.MIN_VALUE, 1e9), fc.double({ min: 0, max: 1e9, noNaN: true })),
)
const weight = fc.oneof(fc.constantFrom(20, 500), fc.double({ min: 20, max: 500, noNaN: true }))

it('no target, amount, weight or workout is shown as a number that does not end', () => {
  fc.assert(
    fc.property(kind, target, amount, fc.array(weight, { maxLength: 3 }), fc.nat(3), (...given) => {
      const [kind, target, amount, kilograms, workouts] = given
      const weights = kilograms.map((weight_kg, i) => ({ local_date: `2026-11-0${i + 1}`, weight_kg }))
      const log = trainingLog(Array.from({ length: workouts }, () => MOST))
      const said: Said = { amount, is_completed: null, marked_at: 1 }
      const goal = { kind, target, type: null, sport: null }
      const standing = standingOf(measure(goal, PERIOD, { log, weights }, said), said)
      const percent = percentOf(standing.share)
      const progress = progressOf(standing.share)
      expect(percent >= 0 && percent <= MOST_PERCENT, `${percent} percent`).toBe(true)
      expect(progress >= 0 && progress <= 1, `${progress}`).toBe(true)
      expect(standing.current === null || Number.isFinite(standing.current)).toBe(true)
      const isKnown = kind !== 'weight' || weights.length > 0
      expect(typeof isOnTrack(standing, PERIOD, '2026-11-22')).toBe(isKnown ? 'boolean' : 'object')
    }),
    { numRuns: 2000, seed: 3 },
  )
})
