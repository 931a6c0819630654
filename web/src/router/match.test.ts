import { expect, test } from 'vitest'
import { linkSecret, matchPath, returnPath, signInPath } from './match.ts'

test.each([
  ['/', 'home', {}],
  ['/login', 'login', {}],
  ['/login/', 'login', {}],
  ['/workouts', 'workouts', {}],
  ['/workouts/new', 'workout_new', {}],
  ['/workouts/trash', 'trash', {}],
  ['/workouts/42', 'workout', { id: 42 }],
  ['/workouts/42/edit', 'workout_edit', { id: 42 }],
  ['/workouts/abc', 'not_found', {}],
  ['/settings/sessions', 'settings_sessions', {}],
  ['/admin/users/7', 'admin_user', { id: 7 }],
  ['/people/ana.lind', 'person', { username: 'ana.lind' }],
  ['/people/ana/lind', 'not_found', {}],
  ['/people/%3Cscript%3E', 'not_found', {}],
  ['/login/x', 'not_found', {}],
] as const)('%s is the page %s', (path, name, params) => {
  expect(matchPath(path)).toEqual({ name, params })
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
])('signing in at /login%s opens %s', (search, path) => {
  expect(returnPath(search)).toBe(path)
})

test.each(['/', '/workouts/3', '/workouts?tag=a&page=2'])(
  'the sign-in page for %s opens it again',
  (path) => {
    expect(returnPath(signInPath(path).replace('/login', ''))).toBe(path)
  },
)

test.each([
  ['#token=Zm9v_-1&uid=12', { token: 'Zm9v_-1', uid: '12' }],
  ['#token=abc', { token: 'abc', uid: '' }],
  ['', { token: '', uid: '' }],
])('the secret of a link that ends in "%s" is %o', (hash, secret) => {
  expect(linkSecret(hash)).toEqual(secret)
})
