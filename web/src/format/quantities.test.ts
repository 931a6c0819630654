import { describe, expect, test } from 'vitest'
import {
  clock,
  distance,
  duration,
  fastness,
  height,
  number,
  paceUnit,
  type Reader,
  speed,
  waitingTime,
} from './quantities.ts'

const british: Reader = { locale: 'en-GB', units: 'metric' }
const american: Reader = { locale: 'en-US', units: 'imperial' }
const german: Reader = { locale: 'de-DE', units: 'metric' }

describe('distance', () => {
  test('is in the units and the notation of the reader', () => {
    expect(distance(british, 92_622)).toEqual({ value: '92.62', unit: 'km' })
    expect(distance(german, 92_622)).toEqual({ value: '92,62', unit: 'km' })
    expect(distance(american, 92_622)).toEqual({ value: '57.55', unit: 'mi' })
  })
  test('of a swim stays in metres or yards', () => {
    expect(distance(german, 1644.7, 0, true)).toEqual({ value: '1.645', unit: 'm' })
    expect(distance(american, 914.4, 0, true)).toEqual({ value: '1,000', unit: 'yd' })
  })
})

test('height and speed follow the units', () => {
  expect(height(american, 541)).toEqual({ value: '1,775', unit: 'ft' })
  expect(speed(british, 8.704)).toEqual({ value: '31.3', unit: 'km/h' })
  expect(speed(german, 8.704)).toEqual({ value: '31,3', unit: 'km/h' })
  expect(speed(american, 8.704)).toEqual({ value: '19.5', unit: 'mph' })
})

test.each([
  [10_641.06, '2:57:21'],
  [3600, '1:00:00'],
  [425, '7:05'],
  [59.6, '1:00'],
  [0, '0:00'],
])('%s seconds read %s', (seconds, text) => {
  expect(clock(british, seconds)).toBe(text)
  expect(clock(german, seconds)).toBe(text)
})

describe('pace', () => {
  test('is the time for a distance that suits the sport', () => {
    expect(fastness(british, 1000 / 312, 'run')).toEqual({ value: '5:12', unit: '/km' })
    expect(fastness(american, 1609.344 / 480, 'run')).toEqual({ value: '8:00', unit: '/mi' })
    expect(fastness(british, 1, 'swim')).toEqual({ value: '1:40', unit: '/100 m' })
    expect(fastness(british, 500 / 120, 'row')).toEqual({ value: '2:00', unit: '/500 m' })
    expect(paceUnit(american, 'swim')).toBe('/100 yd')
  })
  test('of somebody who stands still is a dash', () => {
    expect(fastness(british, 0, 'run').value).toBe('—')
    expect(fastness(british, 0.01, 'run').value).toBe('—')
  })
})

test('numbers are grouped as the language does', () => {
  expect(number(german, 1234.5, 1)).toBe('1.234,5')
})

test.each([
  ['en', 1, '1 second'],
  ['en', 119, '119 seconds'],
  ['en', 121, '3 minutes'],
  ['de', 600, '10 Minuten'],
  ['en', 7201, '3 hours'],
])('in %s, %i s to wait are %s', (locale, seconds, text) => {
  expect(waitingTime(locale, seconds)).toBe(text)
})

test('minutes are told in hours from an hour on', () => {
  const units = { h: 'h', min: 'min' }
  expect(duration(british, 45, units)).toEqual({ value: '45', unit: 'min' })
  expect(duration(british, 365, units)).toEqual({ value: '6:05', unit: 'h' })
  expect(duration(british, 180, units)).toEqual({ value: '3', unit: 'h' })
  expect(duration(german, 90_029, units)).toEqual({ value: '1.500', unit: 'h' })
})
