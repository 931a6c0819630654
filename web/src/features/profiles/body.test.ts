import { expect, test } from 'vitest'
import { bodyChange, bodyDraft, invalidNumbers } from './body.ts'

const german = { locale: 'de-DE', units: 'metric' } as const
const american = { locale: 'en-US', units: 'imperial' } as const
const body = {
  birth_date: '1990-04-01',
  sex: 'female',
  height_cm: 170.5,
  resting_hr_bpm: 48,
  max_hr_bpm: 187,
  threshold_hr_bpm: null,
  ftp_w: 1200,
} as const

test('body values are unchanged when the form is saved without changes', () => {
  expect(bodyDraft(body, german)).toMatchObject({ height_cm: '170,5', threshold_hr_bpm: '', ftp_w: '1200' })
  expect(bodyChange(bodyDraft(body, german), german)).toEqual(body)
})

test('a height is entered in centimetres or inches', () => {
  expect(bodyDraft(body, american).height_cm).toBe('67.1')
  expect(bodyChange({ ...bodyDraft(null, american), height_cm: '70' }, american).height_cm).toBe(177.8)
})

test('text that is not a number is an error, and empty fields become null', () => {
  const draft = { ...bodyDraft(null, german), max_hr_bpm: 'high', ftp_w: '' }
  expect(invalidNumbers(draft)).toEqual(['max_hr_bpm'])
  expect(bodyChange(draft, german)).toMatchObject({ ftp_w: null, birth_date: null, sex: null })
})
