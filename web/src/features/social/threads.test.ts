import { expect, test } from 'vitest'
import { comment } from '../../../test/fixtures.ts'
import { threadsOf } from './threads.ts'

const shapeOf = (...comments: [id: number, parent: number | null][]) =>
  threadsOf(comments.map(([id, parent]) => comment({ id, parent }))).map((thread) => [
    thread.id,
    thread.comment?.id ?? null,
    thread.replies.map(({ id }) => id),
  ])

test('replies are below their comments', () => {
  expect(shapeOf([1, null], [2, null], [3, 1], [4, 2], [5, 1])).toEqual([
    [1, 1, [3, 5]],
    [2, 2, [4]],
  ])
})

test('replies to a comment that is not loaded yet stay together', () => {
  expect(shapeOf([3, 1], [4, null], [5, 1])).toEqual([
    [1, null, [3, 5]],
    [4, 4, []],
  ])
})
