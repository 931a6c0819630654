import { expect, test } from 'vitest'
import { linkSecret, matchPath, returnPath } from './match.ts'

test.each([
  ['/', 'home', 0, ''],
  ['/login', 'login', 0, ''],
  ['/login/', 'login', 0, ''],
  ['/workouts', 'workouts', 0, ''],
  ['/workouts/new', 'workout_new', 0, ''],
  ['/workouts/trash', 'trash', 0, ''],
  ['/workouts/42', 'workout', 42, ''],
  ['/workouts/42/edit', 'workout_edit', 42, ''],
  ['/workouts/abc', 'not_found', 0, ''],
  ['/settings/sessions', 'settings_sessions', 0, ''],
  ['/admin/users/7', 'admin_user', 7, ''],
  ['/people/ana.lind', 'person', 0, 'ana.lind'],
  ['/people/ana/lind', 'not_found', 0, ''],
  ['/people/%3Cscript%3E', 'not_found', 0, ''],
  ['/login/x', 'not_found', 0, ''],
])('%s is the page %s', (path, name, id, username) => {
  expect(matchPath(path)).toEqual({ name, id, username })
})

test.each([
  ['', '/'],
  ['?next=%2Fworkouts%2F3', '/workouts/3'],
  ['?next=https%3A%2F%2Fevil.example', '/'],
  ['?next=%2F%2Fevil.example', '/'],
  ['?next=%2F%5Cevil.example', '/'],
  ['?next=%2F%09%2Fevil.example', '/'],
  ['?next=%2F%0A%2Fevil.example', '/'],
  ['?next=javascript%3Aalert(1)', '/'],
])('signing in with %s leads to %s', (search, path) => {
  expect(returnPath(search)).toBe(path)
})

test.each([
  ['#token=Zm9v_-1&uid=12', { token: 'Zm9v_-1', uid: '12' }],
  ['#token=abc', { token: 'abc', uid: '' }],
  ['', { token: '', uid: '' }],
])('a link that ends in %s carries its secret', (hash, secret) => {
  expect(linkSecret(hash)).toEqual(secret)
})
