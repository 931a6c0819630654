import { expect, test } from 'vitest'
import { fillPeriods, meanOf, sumByWeek } from './periods.ts'

const done = { workouts: 1, duration: 60, distance_m: 10_000, ascent_m: 0, calories_kcal: 0 }

test('periods without workouts are included, with zeros', () => {
  const known = [{ first_date: '2026-02-01', last_date: '2026-02-28', ...done }]
  const months = fillPeriods(known, 'month', 'monday', '2026-01-20', '2026-03-02')
  expect(months.map(({ first_date, last_date, duration }) => [first_date, last_date, duration])).toEqual([
    ['2026-01-01', '2026-01-31', 0],
    ['2026-02-01', '2026-02-28', 60],
    ['2026-03-01', '2026-03-31', 0],
  ])
})

test('days are summed by weeks that begin on the chosen day', () => {
  const days = ['2026-03-01', '2026-03-02', '2026-03-07'].map((date) => ({ date, ...done }))
  const summed = (start: 'monday' | 'sunday') =>
    sumByWeek(days, start, '2026-03-01', '2026-03-07').map((week) => [week.first_date, week.workouts])
  expect(summed('monday')).toEqual([
    ['2026-02-23', 1],
    ['2026-03-02', 2],
  ])
  expect(summed('sunday')).toEqual([['2026-03-01', 3]])
})

test('the mean covers complete periods since the first workout, not the current period', () => {
  const days = ['2026-03-03', '2026-03-17', '2026-03-24'].map((date) => ({ date, ...done }))
  const weeks = sumByWeek(days, 'monday', '2026-02-16', '2026-03-24')
  expect(meanOf(weeks, 'duration', '2026-03-24')).toBe(40)
  expect(meanOf(weeks, 'duration', '2026-03-30')).toBe(45)
  expect(meanOf(weeks, 'duration', '2026-03-24', '2026-03-05')).toBe(30)
  expect(meanOf(weeks, 'duration', '2026-03-24', '', '2026-03-20')).toBe(30)
  expect(meanOf(weeks, 'duration', '2026-03-05')).toBe(null)
  expect(meanOf([], 'duration', '2026-03-05')).toBe(null)
})
