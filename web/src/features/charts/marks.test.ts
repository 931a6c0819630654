import { expect, test } from 'vitest'
import { clippedMarks } from './marks.ts'

const texts = (marks: ReturnType<typeof clippedMarks>) => marks.map(({ text }) => text)

test('marks that would lie on each other are left out', () => {
  const marks = [10, 30, 50, 70, 90].map((at) => ({ at: 40 + at, text: `km${at}` }))
  expect(texts(clippedMarks(marks, 40, 200))).toEqual(['km10', 'km50', 'km90'])
})

test('a mark that would be cut off on the right ends at the edge', () => {
  expect(clippedMarks([{ at: 195, text: 'Dec' }], 40, 200)).toEqual([{ at: 200, text: 'Dec', anchor: 'end' }])
})

test('what has no text takes no room', () => {
  expect(
    texts(
      clippedMarks(
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
