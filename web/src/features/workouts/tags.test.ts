import { expect, test } from 'vitest'
import { tagsAmong, withTags } from './tags.ts'

test('tags are typed with commas, and kept in small letters, each once', () => {
  expect(withTags(['race'], ' Commute, race,#Long  Run ,,')).toEqual(['race', 'commute', 'long run'])
})

test('there are ten tags at most, of forty characters', () => {
  expect(withTags([], Array.from({ length: 12 }, (_, i) => `t${i}`).join())).toHaveLength(10)
  expect(withTags([], 'x'.repeat(50))[0]).toHaveLength(40)
})

test('the tags of a list are offered by how often they are there', () => {
  expect(tagsAmong([{ tags: ['b', 'c'] }, { tags: ['c'] }, { tags: ['a'] }])).toEqual(['c', 'a', 'b'])
})
