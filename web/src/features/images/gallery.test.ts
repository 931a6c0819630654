import { expect, test } from 'vitest'
import { imageName, moveItem } from './gallery.ts'

test('the name of an image is the end of its address', () => {
  expect(imageName('/api/images/0f4c1d2e/')).toBe('0f4c1d2e')
})

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
])('moving item %i by %i gives the order %j', (from, by, order) => {
  expect(moveItem(['a', 'b', 'c'], from, by)).toEqual(order)
})
