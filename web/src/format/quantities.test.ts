import { describe, expect, test } from 'vitest'
import {
  type DisplayPreferences,
  formatClock,
  formatDistance,
  formatDuration,
  formatHeight,
  formatNumber,
  formatPace,
  formatPaceUnit,
  formatSpeed,
  formatWaitingTime,
} from './quantities.ts'

const british: DisplayPreferences = { locale: 'en-GB', units: 'metric' }
const american: DisplayPreferences = { locale: 'en-US', units: 'imperial' }
const german: DisplayPreferences = { locale: 'de-DE', units: 'metric' }

describe('distance', () => {
  test('is in the units and the number format of the reader', () => {
    expect(formatDistance(british, 92_622)).toEqual({ value: '92.62', unit: 'km' })
    expect(formatDistance(german, 92_622)).toEqual({ value: '92,62', unit: 'km' })
    expect(formatDistance(american, 92_622)).toEqual({ value: '57.55', unit: 'mi' })
  })
  test('of a swim is in metres or yards', () => {
    expect(formatDistance(german, 1644.7, 0, true)).toEqual({ value: '1.645', unit: 'm' })
    expect(formatDistance(american, 914.4, 0, true)).toEqual({ value: '1,000', unit: 'yd' })
  })
})

test('height and speed are in the units of the reader', () => {
  expect(formatHeight(american, 541)).toEqual({ value: '1,775', unit: 'ft' })
  expect(formatSpeed(british, 8.704)).toEqual({ value: '31.3', unit: 'km/h' })
  expect(formatSpeed(german, 8.704)).toEqual({ value: '31,3', unit: 'km/h' })
  expect(formatSpeed(american, 8.704)).toEqual({ value: '19.5', unit: 'mph' })
})

test.each([
  [10_641.06, '2:57:21'],
  [3600, '1:00:00'],
  [425, '7:05'],
  [59.6, '1:00'],
  [0, '0:00'],
])('%s seconds are shown as %s', (seconds, text) => {
  expect(formatClock(british, seconds)).toBe(text)
  expect(formatClock(german, seconds)).toBe(text)
})

describe('pace', () => {
  test('is the time for a distance that depends on the sport', () => {
    expect(formatPace(british, 1000 / 312, 'run')).toEqual({ value: '5:12', unit: '/km' })
    expect(formatPace(american, 1609.344 / 480, 'run')).toEqual({ value: '8:00', unit: '/mi' })
    expect(formatPace(british, 1, 'swim')).toEqual({ value: '1:40', unit: '/100 m' })
    expect(formatPace(british, 500 / 120, 'row')).toEqual({ value: '2:00', unit: '/500 m' })
    expect(formatPaceUnit(american, 'swim')).toBe('/100 yd')
  })
  test('is a dash at a speed of almost zero', () => {
    expect(formatPace(british, 0, 'run').value).toBe('—')
    expect(formatPace(british, 0.01, 'run').value).toBe('—')
  })
})

test('numbers have the thousands separators of the language', () => {
  expect(formatNumber(german, 1234.5, 1)).toBe('1.234,5')
})

test.each([
  ['en', 1, '1 second'],
  ['en', 119, '119 seconds'],
  ['en', 121, '3 minutes'],
  ['de', 600, '10 Minuten'],
  ['en', 7201, '3 hours'],
])('in %s, a wait of %i s is shown as %s', (locale, seconds, text) => {
  expect(formatWaitingTime(locale, seconds)).toBe(text)
})

test('a duration is shown in hours from 60 minutes on', () => {
  const units = { h: 'h', min: 'min' }
  expect(formatDuration(british, 45, units)).toEqual({ value: '45', unit: 'min' })
  expect(formatDuration(british, 365, units)).toEqual({ value: '6:05', unit: 'h' })
  expect(formatDuration(british, 180, units)).toEqual({ value: '3', unit: 'h' })
  expect(formatDuration(german, 90_029, units)).toEqual({ value: '1.500', unit: 'h' })
})
