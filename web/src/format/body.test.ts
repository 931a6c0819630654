import { expect, test } from 'vitest'
import { stature, weight } from './body.ts'

const american = { locale: 'en-US', units: 'imperial' } as const
const british = { locale: 'en-GB', units: 'metric' } as const
const german = { locale: 'de-DE', units: 'metric' } as const

test('a body is measured in the units of the reader', () => {
  expect(weight(german, 68.4)).toEqual({ value: '68,4', unit: 'kg' })
  expect(weight(american, 68.4)).toEqual({ value: '150.8', unit: 'lb' })
  expect(stature(british, 178)).toEqual({ value: '178', unit: 'cm' })
  expect(stature(american, 178)).toEqual({ value: '5 ft 10', unit: 'in' })
})
