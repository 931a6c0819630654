import { expect, test } from 'vitest'
import { fitLabels } from './labels.ts'

const texts = (marks: ReturnType<typeof fitLabels>) => marks.map(({ text }) => text)

test('labels that would overlap are left out', () => {
  const marks = [10, 30, 50, 70, 90].map((at) => ({ at: 40 + at, text: `km${at}` }))
  expect(texts(fitLabels(marks, 40, 200))).toEqual(['km10', 'km50', 'km90'])
})

test('a label that would be cut off on the right ends at the edge', () => {
  expect(fitLabels([{ at: 195, text: 'Dec' }], 40, 200)).toEqual([{ at: 200, text: 'Dec', anchor: 'end' }])
})

test('a label without text takes no space from its neighbours', () => {
  expect(
    texts(
      fitLabels(
        [
          { at: 50, text: '' },
          { at: 52, text: 'Mar' },
        ],
        40,
        200,
      ),
    ),
  ).toEqual(['Mar'])
})
