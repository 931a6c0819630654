import { expect, test } from 'vitest'
import { targetText } from './draft.ts'
import { presets } from './kinds.ts'

test.each([
  ['metric', ['3', '2.5', '100', '10000', '14']],
  ['imperial', ['3', '2.5', '60', '30000', '14']],
] as const)('suggested goals are round in %s units', (units, targets) => {
  const preferences = { locale: 'en-US', units }
  expect(presets(preferences).map(({ kind, target }) => targetText(kind, target, preferences))).toEqual(
    targets,
  )
})
