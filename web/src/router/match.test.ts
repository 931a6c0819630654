import { expect, test } from 'vitest'
import { matchPath, returnPath } from './match.ts'

test.each([
  ['/', 'home', 0],
  ['/login', 'login', 0],
  ['/login/', 'login', 0],
  ['/workouts/new', 'workout_new', 0],
  ['/workouts/42', 'workout', 42],
  ['/workouts/42/edit', 'workout_edit', 42],
  ['/workouts/abc', 'not_found', 0],
  ['/workouts', 'not_found', 0],
  ['/login/x', 'not_found', 0],
])('%s is the page %s', (path, name, id) => {
  expect(matchPath(path)).toEqual({ name, id })
})

test.each([
  ['', '/'],
  ['?next=%2Fworkouts%2F3', '/workouts/3'],
  ['?next=https%3A%2F%2Fevil.example', '/'],
  ['?next=%2F%2Fevil.example', '/'],
  ['?next=%2F%5Cevil.example', '/'],
  ['?next=javascript%3Aalert(1)', '/'],
])('signing in with %s leads to %s', (search, path) => {
  expect(returnPath(search)).toBe(path)
})
