import { afterEach, expect, test } from 'vitest'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { ACCEPTED, formatNames } from './formats.ts'

afterEach(() => useLanguage('en'))

test('the file picker offers every format, also gzipped', () => {
  expect(ACCEPTED).toBe('.fit,.gpx,.tcx,.gz')
})

test.each([
  ['en', 'FIT, GPX and TCX'],
  ['de', 'FIT, GPX und TCX'],
] as const)('the formats are named in %s', async (language, text) => {
  await useLanguage(language)
  expect(formatNames()).toBe(text)
})
