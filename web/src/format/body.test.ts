import { expect, test } from 'vitest'
import { formatBodyHeight, formatWeight } from './body.ts'

const american = { locale: 'en-US', units: 'imperial' } as const
const british = { locale: 'en-GB', units: 'metric' } as const
const german = { locale: 'de-DE', units: 'metric' } as const

test('weight and height are in the units of the reader', () => {
  expect(formatWeight(german, 68.4)).toEqual({ value: '68,4', unit: 'kg' })
  expect(formatWeight(american, 68.4)).toEqual({ value: '150.8', unit: 'lb' })
  expect(formatBodyHeight(british, 178)).toEqual({ value: '178', unit: 'cm' })
  expect(formatBodyHeight(american, 178)).toEqual({ value: '5 ft 10', unit: 'in' })
})
