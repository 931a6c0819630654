import { expect, test } from 'vitest'
import { insertMention, mentionAt } from './mention-search.ts'

/** `|` is the cursor. */
const at = (text: string) => mentionAt(text.replace('|', ''), text.indexOf('|'))

test.each([
  ['@|', { start: 0, search: '' }],
  ['Hi @an|', { start: 3, search: 'an' }],
  ['Hi @an|na, there', { start: 3, search: 'an' }],
  ['(@ana.l|', { start: 1, search: 'ana.l' }],
  ['Hi @ana |', null],
  ['mail@exa|', null],
  ['@@|', null],
  ['Hi |@ana', null],
])('the mention at the cursor of %s', (text, expected) => {
  expect(at(text)).toEqual(expected)
})

test.each([
  ['Hi @an|', 'Hi @anna |'],
  ['Hi @an|, you', 'Hi @anna |, you'],
  ['Hi @an| and you', 'Hi @anna |and you'],
])('a chosen name replaces what was typed in %s', (before, after) => {
  const { text, cursor } = insertMention(before.replace('|', ''), at(before)!, 'anna')
  expect(`${text.slice(0, cursor)}|${text.slice(cursor)}`).toBe(after)
})
