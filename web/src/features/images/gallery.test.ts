import { expect, test } from 'vitest'
import { moved, pictureName } from './gallery.ts'

test('the name of a picture is the end of its address', () => {
  expect(pictureName('/api/images/0f4c1d2e/')).toBe('0f4c1d2e')
})

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
])('the picture at %i moved by %i', (from, by, order) => {
  expect(moved(['a', 'b', 'c'], from, by)).toEqual(order)
})
