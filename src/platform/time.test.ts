import { describe, expect, it } from 'vitest'
import { AppError } from './errors.ts'
import { canonicalTimeZone, localDate, localHour, parseInstant, toIso } from './time.ts'

const fieldsOf = (work: () => unknown): string[] => {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return Object.keys((error as AppError).details ?? {})
  }
  return []
}

describe('an instant', () => {
  const cases: [string, number][] = [
    ['2026-11-22T19:46:00Z', Date.UTC(2026, 10, 22, 19, 46)],
    ['2026-11-22T19:46:00.123Z', Date.UTC(2026, 10, 22, 19, 46, 0, 123)],
    ['2026-11-22T20:46:00+01:00', Date.UTC(2026, 10, 22, 19, 46)],
    ['2026-11-22T15:16:00-04:30', Date.UTC(2026, 10, 22, 19, 46)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ]
  it.each(cases)('is parsed from %s and written in UTC', (text, expected) => {
    expect(parseInstant(text, 'at')).toBe(expected)
    expect(toIso(expected)).toBe(new Date(text).toISOString())
  })

  it('is written as Date writes it, over the whole range', () => {
    const far = 8_640_000_000_000_000
    const instants = [
      0,
      -1,
      1,
      999,
      -far,
      far,
      Date.UTC(2026, 10, 22),
      Date.UTC(2024, 1, 29, 23, 59, 59, 999),
    ]
    for (let i = 0; i < 3_000; i++) {
      instants.push(Math.round(((i * 7_919) % 3_000) * 2_922_000_123.7 - 2_000_000_000_000))
    }
    for (const instant of instants) expect(toIso(instant)).toBe(new Date(instant).toISOString())
  })

  it('is cut to whole milliseconds', () => {
    expect(parseInstant('2026-11-22T19:46:00.123999999Z', 'at')).toBe(Date.UTC(2026, 10, 22, 19, 46, 0, 123))
  })

  it.each([
    '',
    'yesterday',
    '2026-11-22',
    '2026-11-22T19:46:00',
    '2026-13-01T00:00:00Z',
    '2025-02-29T00:00:00Z',
  ])('is refused with the name of its field when it is %j', (text) => {
    expect(fieldsOf(() => parseInstant(text, 'started_at'))).toEqual(['started_at'])
  })
})

describe('the day and the hour', () => {
  const cases: [string, string, string, number][] = [
    ['2026-11-21T22:30:00Z', 'Europe/Ljubljana', '2026-11-21', 23],
    ['2026-11-21T23:30:00Z', 'Europe/Ljubljana', '2026-11-22', 0],
    ['2026-11-22T12:00:00Z', 'Pacific/Kiritimati', '2026-11-23', 2],
    ['2026-11-22T11:59:00Z', 'Pacific/Pago_Pago', '2026-11-22', 0],
    ['2026-11-22T18:20:00Z', 'Asia/Kathmandu', '2026-11-23', 0],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29', 1],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 3],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    ['1900-01-01T00:00:00Z', 'UTC', '1900-01-01', 0],
  ]
  it.each(cases)('are local: %s in %s', (text, zone, day, hour) => {
    const instant = parseInstant(text, 'at')
    expect([localDate(instant, zone), localHour(instant, zone)]).toEqual([day, hour])
  })
})

describe('a time zone', () => {
  const names: [string, string][] = [
    ['Europe/Ljubljana', 'Europe/Ljubljana'],
    ['europe/ljubljana', 'Europe/Ljubljana'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['utc', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ]
  it.each(names)('%s becomes %s', (given, name) => {
    expect(canonicalTimeZone(given)).toBe(name)
  })

  const wrong = [
    '',
    'Mars/Base',
    '+01:00',
    '-0330',
    '2026-11-22T12:00Z',
    '2026-11-22T12:00[Europe/Paris]',
    'Z',
    'Europe/',
  ]
  it.each([...wrong, ' UTC', 'UTC\n', '../UTC', 'Europe/Ljubljana\0'])(
    '%j is refused with the name of the field',
    (given) => {
      expect(fieldsOf(() => canonicalTimeZone(given, 'zone'))).toEqual(['zone'])
    },
  )
})
