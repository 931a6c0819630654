import { describe, expect, it } from 'vitest'
import { currentStreak } from './streak.ts'

describe('currentStreak', () => {
  const run = { first_date: '2026-02-27', last_date: '2026-03-02' }

  it.each([
    ['the day of the last workout', '2026-03-02', 4],
    ['the day after the last workout', '2026-03-03', 4],
    ['two days after the last workout', '2026-03-04', 0],
    ['the day before the last workout, in a time zone behind', '2026-03-01', 4],
  ])('depends on the current day: %s', (_, today, days) => {
    expect(currentStreak(run, today)).toBe(days)
  })

  it('is 0 without a workout', () => {
    expect(currentStreak({ first_date: null, last_date: null }, '2026-03-02')).toBe(0)
  })

  it.each([
    ['the end of a leap February', '2024-02-28', '2024-03-01', 3],
    ['the end of a year', '2026-12-31', '2027-01-01', 2],
    ['a change to summer time', '2026-03-28', '2026-03-30', 3],
  ])('counts days across %s', (_, first_date, last_date, days) => {
    expect(currentStreak({ first_date, last_date }, last_date)).toBe(days)
  })
})
