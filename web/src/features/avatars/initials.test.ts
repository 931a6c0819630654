import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Ana Lind', 'runner7', 'AL'],
  ['Ana Maria de Lind', 'runner7', 'AL'],
  [' Ana ', 'runner7', 'A'],
  ['e\u0301lan Zed', 'runner7', 'e\u0301Z'],
  ['', 'runner7', 'ru'],
  [null, 'r', 'r'],
])('the initials of the name "%s" with the username %s are %s', (name, username, expected) => {
  expect(initials(name, username)).toBe(expected)
})
