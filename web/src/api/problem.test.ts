import { expect, test } from 'vitest'
import { csrfToken } from './access-token.ts'
import { problemFrom } from './problem.ts'

test.each([
  ['30', 30],
  ['0', 0],
  [null, 0],
  ['soon', 0],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
])('Retry-After: %s means to wait %i s', (header, seconds) => {
  expect(problemFrom(429, null, header).retryAfter_s).toBe(seconds)
})

test.each([
  ['csrf_token=abc; theme=x', 'abc'],
  ['csrf_token=planted; __Host-csrf_token=real', 'real'],
  ['not_csrf_token=abc', null],
  ['', null],
])('the CSRF token in the cookies "%s" is %s', (cookies, token) => {
  expect(csrfToken(cookies)).toBe(token)
})
