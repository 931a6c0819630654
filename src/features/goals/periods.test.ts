import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarPeriod } from '../../platform/calendar.ts'
import { currentPeriod, pastPeriods, periodKey, type RecurringGoal } from './periods.ts'

const DAY_MS = 86_400_000
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)
const numberOf = (date: string) => Date.parse(date) / DAY_MS

describe('a period', () => {
  const cases: [string, Parameters<typeof calendarPeriod>, [string, string]][] = [
    ['a week from Monday', ['week', '2026-11-22', 'monday'], ['2026-11-16', '2026-11-22']],
    ['a week from Sunday', ['week', '2026-11-22', 'sunday'], ['2026-11-22', '2026-11-28']],
    ['a week over the end of a year', ['week', '2027-01-01', 'monday'], ['2026-12-28', '2027-01-03']],
    ['a month', ['month', '2026-11-22', 'monday'], ['2026-11-01', '2026-11-30']],
    ['a February with 29 days', ['month', '2028-02-29', 'monday'], ['2028-02-01', '2028-02-29']],
    ['a year', ['year', '2026-11-22', 'sunday'], ['2026-01-01', '2026-12-31']],
  ]
  it.each(cases)('can be %s', (_, given, [first_date, last_date]) => {
    expect(calendarPeriod(...given)).toEqual({ first_date, last_date })
  })

  it('runs from the start to the deadline for a goal without repetition', () => {
    const goal: RecurringGoal = { period: 'once', start_date: '2026-11-05', deadline: null }
    expect(currentPeriod(goal, '2026-11-22', 'monday')).toEqual({
      first_date: '2026-11-05',
      last_date: null,
    })
  })

  const monthly = (start_date: string, deadline: string | null): RecurringGoal => ({
    period: 'month',
    start_date,
    deadline,
  })
  const current: [string, RecurringGoal, string][] = [
    ['this month', monthly('2026-08-05', null), '2026-11-01'],
    ['before the start, the first month', monthly('2027-02-14', null), '2027-02-01'],
    ['after the deadline, the last month', monthly('2026-08-05', '2026-09-10'), '2026-09-01'],
    ['after a deadline in this month, still this month', monthly('2026-08-05', '2026-11-10'), '2026-11-01'],
  ]
  it.each(current)('is current: %s', (_, goal, first_date) => {
    expect(currentPeriod(goal, '2026-11-22', 'monday').first_date).toBe(first_date)
  })
})

describe('periodKey of a week', () => {
  it('is the same whether weeks begin on Monday or Sunday', () => {
    for (const date of ['2026-11-16', '2026-11-18', '2026-11-21']) {
      const [monday, sunday] = (['monday', 'sunday'] as const).map((week_start) =>
        periodKey({ period: 'week' }, calendarPeriod('week', date, week_start)),
      )
      expect([monday, sunday]).toEqual(['2026-11-16', '2026-11-16'])
    }
  })

  it('differs from week to week', () => {
    for (const week_start of ['monday', 'sunday'] as const) {
      const keys = Array.from({ length: 70 }, (_, i) =>
        periodKey({ period: 'week' }, calendarPeriod('week', dayOf(20_000 + i), week_start)),
      )
      expect(new Set(keys).size).toBeLessThanOrEqual(11)
      expect(new Set(keys).size).toBeGreaterThanOrEqual(10)
    }
  })
})

describe('pastPeriods', () => {
  const date = fc.integer({ min: numberOf('2020-01-01'), max: numberOf('2028-12-31') }).map(dayOf)
  const given = fc.record({
    period: fc.constantFrom('once' as const, 'week' as const, 'month' as const, 'year' as const),
    start_date: date,
    length: fc.option(fc.nat(900)),
    today: date,
    week_start: fc.constantFrom('monday' as const, 'sunday' as const),
  })

  /** Walks through the calendar day by day. */
  function naive(goal: RecurringGoal, today: string, week_start: 'monday' | 'sunday') {
    const end = goal.deadline ?? '2035-01-01'
    if (goal.period === 'once')
      return goal.deadline !== null && end < today
        ? [{ first_date: goal.start_date, last_date: goal.deadline }]
        : []
    const isFirst = (day: string) => {
      if (goal.period === 'month') return day.endsWith('-01')
      if (goal.period === 'year') return day.endsWith('-01-01')
      return new Date(day).getUTCDay() === (week_start === 'monday' ? 1 : 0)
    }
    const periods: { first_date: string; last_date: string }[] = []
    let first = numberOf(goal.start_date)
    while (!isFirst(dayOf(first))) first--
    while (dayOf(first) <= end) {
      let last = first
      while (!isFirst(dayOf(last + 1))) last++
      const last_date = dayOf(last) < end ? dayOf(last) : end
      if (last_date >= today) break
      periods.unshift({ first_date: dayOf(first), last_date })
      first = last + 1
    }
    return periods
  }

  it('returns the same periods as a walk through the calendar, on every page', () => {
    fc.assert(
      fc.property(given, fc.nat(9), fc.nat(12), ({ length, today, week_start, ...goal }, limit, offset) => {
        const deadline = length === null ? null : dayOf(numberOf(goal.start_date) + length)
        const all = naive({ ...goal, deadline }, today, week_start)
        expect(pastPeriods({ ...goal, deadline }, today, week_start, { limit, offset })).toEqual({
          count: all.length,
          periods: all.slice(offset, offset + limit),
        })
      }),
      { numRuns: 400, seed: 7 },
    )
  })
})
