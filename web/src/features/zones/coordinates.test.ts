import { expect, test } from 'vitest'
import { formatCoordinates, parseCoordinates } from './coordinates.ts'

test.each([
  ['46.0512, 14.5061', 46.0512, 14.5061],
  [' -36.85,174.76 ', -36.85, 174.76],
  ['46.0512 14.5061', 46.0512, 14.5061],
  ['46,0512; 14,5061', 46.0512, 14.5061],
  ['46,0512 -14,5061', 46.0512, -14.5061],
  ['46; 14', 46, 14],
])('%s is read', (text, lat, lon) => {
  expect(parseCoordinates(text)).toEqual({ lat, lon })
})

test.each(['', 'home', '46.05', '46,05', '46.05, 14.5, 3.1', '91.0, 14.5', '46.0, -180.5'])(
  '%j is no place',
  (text) => {
    expect(parseCoordinates(text)).toBeNull()
  },
)

test('written coordinates are read again', () => {
  const text = formatCoordinates({ lat: -0.0000004, lon: 179.99999949 })
  expect(text).toBe('-0.000000, 179.999999')
  expect(parseCoordinates(text)).not.toBeNull()
})
