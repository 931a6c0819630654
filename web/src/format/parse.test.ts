import { expect, test } from 'vitest'
import { formatForInput, parseClock, parseNumber } from './parse.ts'

test.each([
  ['12,5', 12.5],
  ['12.5', 12.5],
  [' 7 ', 7],
  ['', null],
  ['abc', Number.NaN],
  ['1.000,5', Number.NaN],
  ['-3', Number.NaN],
])('"%s" is parsed as the number %s', (text, number) => {
  expect(parseNumber(text)).toBe(number)
})

test.each([
  ['2:30', 150],
  [' 0:05 ', 5],
  ['120:00', 7200],
  ['2:5', null],
  ['1:60', null],
  ['1:30:00', null],
  ['2.5', null],
  ['', null],
])('"%s" is parsed as %s minutes', (text, minutes) => {
  expect(parseClock(text)).toBe(minutes)
})

test('a number for an input field has the decimal sign of the language and no thousands separators', () => {
  expect(formatForInput(12_345.678, 'de-DE', 2)).toBe('12345,68')
  expect(formatForInput(null, 'en-GB')).toBe('')
})
