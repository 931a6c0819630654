import { expect, test } from 'vitest'
import { Problem } from '../../api/problem.ts'
import { refusalLines, refusalReason } from './refusal.ts'

const refused = (message: string) => new Problem(400, 'invalid', `image ${message}`, { image: [message] })
const conflict = (message: string) => new Problem(409, 'conflict', message)

test.each([
  [refused('has more than 40 million pixels'), { reason: 'pixels' }],
  [refused('is damaged and cannot be read'), { reason: 'damaged' }],
  [refused('must be a JPEG, PNG, WebP or AVIF picture'), { reason: 'format' }],
  [new Problem(413, 'too_large', 'At most 10 MB.'), { reason: 'too_large' }],
  [conflict('A workout has at most 10 pictures.'), { reason: 'too_many', count: 10 }],
  [
    conflict('Your pictures would take up more than the 500 MB that each person has here.'),
    { reason: 'quota', size: '500 MB' },
  ],
  [refused('is upside down'), null],
  [conflict('Something else.'), null],
])('%s has a known reason', (problem, reason) => {
  expect(refusalReason(problem)).toEqual(reason)
})

test('files that were refused for the same reason share a line', () => {
  const lines = refusalLines([
    { name: 'a.jpg', why: 'Damaged.' },
    { name: 'b.gif', why: 'No picture.' },
    { name: 'c.jpg', why: 'Damaged.' },
  ])
  expect(lines).toBe('a.jpg, c.jpg: Damaged.\nb.gif: No picture.')
})
