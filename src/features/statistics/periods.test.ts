import { describe, expect, it } from 'vitest'
import type { WeekStart } from '../../platform/calendar.ts'
import { daysOfGroupingKey, periodOf, recentPeriods } from './periods.ts'

describe('periodOf with the period week', () => {
  const FIRST_DAY: Record<WeekStart, number> = { monday: 1, sunday: 7 }

  it.each(Object.entries(FIRST_DAY))('has seven days from %s on, in every year', (start, weekday) => {
    const week_start = start as WeekStart
    for (let day = Temporal.PlainDate.from('1895-01-01'); day.year < 2105; day = day.add({ days: 1 })) {
      const { first_date, last_date } = periodOf(String(day), 'week', week_start)
      const first = Temporal.PlainDate.from(first_date)
      expect(first.dayOfWeek).toBe(weekday)
      expect(String(first.add({ days: 6 }))).toBe(last_date)
      expect([first_date <= String(day), String(day) <= last_date]).toEqual([true, true])
    }
  })
})

describe('a period', () => {
  const cases: [string, { first_date: string; last_date: string }, [string, string]][] = [
    ['from the key of a day', daysOfGroupingKey('2026-11-22', 'day', 'monday'), ['2026-11-22', '2026-11-22']],
    [
      'from the key of a month',
      daysOfGroupingKey('2026-11', 'month', 'monday'),
      ['2026-11-01', '2026-11-30'],
    ],
    [
      'around a day in February of a leap year',
      periodOf('2028-02-29', 'month', 'monday'),
      ['2028-02-01', '2028-02-29'],
    ],
    [
      'around a day in February 1900, which was no leap year',
      periodOf('1900-02-03', 'month', 'monday'),
      ['1900-02-01', '1900-02-28'],
    ],
    ['of one day', periodOf('2026-11-22', 'day', 'monday'), ['2026-11-22', '2026-11-22']],
    ['of a year before 1970', periodOf('1969-11-22', 'year', 'monday'), ['1969-01-01', '1969-12-31']],
    ['from the key of a year', daysOfGroupingKey('1969', 'year', 'monday'), ['1969-01-01', '1969-12-31']],
  ]
  it.each(cases)('has the right first and last day: %s', (_, { first_date, last_date }, expected) => {
    expect([first_date, last_date]).toEqual(expected)
  })

  it('before the current week or month may lie in the previous year', () => {
    expect(recentPeriods('2027-01-01', 'monday')).toEqual({
      this_week: { first_date: '2026-12-28', last_date: '2027-01-03' },
      last_week: { first_date: '2026-12-21', last_date: '2026-12-27' },
      this_month: { first_date: '2027-01-01', last_date: '2027-01-31' },
      last_month: { first_date: '2026-12-01', last_date: '2026-12-31' },
    })
    expect(recentPeriods('2026-03-01', 'sunday')).toEqual({
      this_week: { first_date: '2026-03-01', last_date: '2026-03-07' },
      last_week: { first_date: '2026-02-22', last_date: '2026-02-28' },
      this_month: { first_date: '2026-03-01', last_date: '2026-03-31' },
      last_month: { first_date: '2026-02-01', last_date: '2026-02-28' },
    })
  })
})
