import { expect, test } from 'vitest'
import { numberText, parseNumber } from './parse.ts'

test.each([
  ['12,5', 12.5],
  ['12.5', 12.5],
  [' 7 ', 7],
  ['', null],
  ['abc', Number.NaN],
  ['1.000,5', Number.NaN],
  ['-3', Number.NaN],
])('the text "%s" is the number %s', (text, number) => {
  expect(parseNumber(text)).toBe(number)
})

test('a number goes into a field as the language writes it, without marks between thousands', () => {
  expect(numberText(12_345.678, 'de-DE', 2)).toBe('12345,68')
  expect(numberText(null, 'en-GB')).toBe('')
})
