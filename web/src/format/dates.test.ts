import { describe, expect, test } from 'vitest'
import { formatInstant, formatMonth, instantOf, isoWithOffset, wallClock } from './dates.ts'

describe('a local date and time', () => {
  test.each([
    ['2026-11-22', '20:46', 'Europe/Berlin', '2026-11-22T19:46:00.000Z'],
    ['2026-07-01', '06:00', 'Europe/Berlin', '2026-07-01T04:00:00.000Z'],
    ['2026-07-01', '06:00', 'America/Los_Angeles', '2026-07-01T13:00:00.000Z'],
    ['2026-07-01', '06:00', 'Asia/Kolkata', '2026-07-01T00:30:00.000Z'],
    ['2026-01-01', '00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
    // In spring 02:30 does not exist and becomes 03:30. In autumn it comes twice; the first, in summer time, is meant.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, iso) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(iso)
  })

  test('is sent to the API with the UTC offset of its zone', () => {
    expect(isoWithOffset('2026-11-22', '20:46', 'Europe/Berlin')).toBe('2026-11-22T20:46:00+01:00')
    expect(isoWithOffset('2026-07-01', '06:00', 'America/St_Johns')).toBe('2026-07-01T06:00:00-02:30')
  })

  test('is computed from an instant and a time zone', () => {
    expect(wallClock(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toEqual({
      date: '2026-11-23',
      time: '00:30',
    })
  })
})

describe('an instant', () => {
  const now = new Date('2026-11-22T20:00:00Z')
  test('of today or yesterday is shown as "Today" or "Yesterday", translated', () => {
    expect(formatInstant('en-GB', '2026-11-22T06:12:00Z', 'Europe/Berlin', { now })).toBe('Today, 07:12')
    expect(formatInstant('de-DE', '2026-11-21T06:12:00Z', 'Europe/Berlin', { now })).toBe('Gestern, 07:12')
  })
  test('of another day has a date, without the year when it is the current year', () => {
    expect(formatInstant('en-GB', '2026-09-25T13:00:00Z', 'Europe/Berlin', { now, long: true })).toMatch(
      /^Friday,? 25 September, 15:00$/,
    )
    expect(formatInstant('de-DE', '2011-09-25T13:00:00Z', 'Europe/Berlin', { now })).toBe(
      'So., 25. Sept. 2011, 15:00',
    )
  })
  test('is shown in the given time zone', () => {
    expect(formatInstant('en-GB', '2026-11-22T06:12:00Z', 'America/Chicago', { now })).toBe('Today, 00:12')
  })
})

test('a month is written in the language', () => {
  expect(formatMonth('de', '2026-03-31')).toBe('März 2026')
})
