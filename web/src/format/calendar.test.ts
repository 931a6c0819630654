import { expect, test } from 'vitest'
import {
  addDays,
  dayInWeek,
  daysBetween,
  formatCalendarDay,
  formatDaySpan,
  nextPeriod,
  startOfPeriod,
  weekdayNames,
} from './calendar.ts'

test('days are counted across months, leap years and changes to summer time', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-29', -1)).toBe('2026-03-28')
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31)
})

test.each([
  ['2026-03-01', 'monday', 6, '2026-02-23'],
  ['2026-03-01', 'sunday', 0, '2026-03-01'],
  ['2026-03-02', 'monday', 0, '2026-03-02'],
  ['2026-03-07', 'sunday', 6, '2026-03-01'],
] as const)('%s, in weeks that start on %s, has the index %i', (day, start, place, first) => {
  expect(dayInWeek(day, start)).toBe(place)
  expect(startOfPeriod(day, 'week', start)).toBe(first)
})

test('the first days of the current and the next period are found', () => {
  expect(startOfPeriod('2026-12-31', 'month', 'monday')).toBe('2026-12-01')
  expect(nextPeriod('2026-12-01', 'month')).toBe('2027-01-01')
  expect(nextPeriod('2026-01-01', 'year')).toBe('2027-01-01')
  expect(nextPeriod('2026-12-28', 'week')).toBe('2027-01-04')
  expect(nextPeriod('2026-12-31', 'day')).toBe('2027-01-01')
})

test('days are formatted in the language of the locale', () => {
  expect(formatCalendarDay('de-DE', '2026-03-01')).toBe('01.03.2026')
  expect(formatCalendarDay('en-GB', '2026-03-01', { weekday: 'long', day: 'numeric', month: 'long' })).toBe(
    'Sunday 1 March',
  )
  expect(formatDaySpan('en-GB', '2026-03-02', '2026-03-08')).toMatch(/^2\s?–\s?8 Mar 2026$/)
  expect(weekdayNames('en-GB', 'sunday', 'short')[0]).toBe('Sun')
  expect(weekdayNames('de-DE', 'monday', 'short')).toEqual(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'])
})
