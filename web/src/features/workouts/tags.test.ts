import { expect, test } from 'vitest'
import { addTags, tagsByFrequency } from './tags.ts'

test('tags are separated by commas and kept in lower case, without duplicates', () => {
  expect(addTags(['race'], ' Commute, race,#Long  Run ,,')).toEqual(['race', 'commute', 'long run'])
})

test('at most ten tags of forty characters are kept', () => {
  expect(addTags([], Array.from({ length: 12 }, (_, i) => `t${i}`).join())).toHaveLength(10)
  expect(addTags([], 'x'.repeat(50))[0]).toHaveLength(40)
})

test('the tags of a list are sorted by frequency', () => {
  expect(tagsByFrequency([{ tags: ['b', 'c'] }, { tags: ['c'] }, { tags: ['a'] }])).toEqual(['c', 'a', 'b'])
})
