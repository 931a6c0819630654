import { expect, test } from 'vitest'
import { type ErrorReason, Problem } from '../../api/problem.ts'
import { refusalLines, refusalReason } from './refusal.ts'

const refused = (reason: ErrorReason) =>
  new Problem(400, { code: 'invalid', errors: { image: ['…'] }, details: { image: [reason] } })
const conflict = (reason: ErrorReason) =>
  new Problem(409, { code: 'conflict', details: { request: [reason] } })

test.each([
  [refused({ code: 'too_many_pixels', maximum_megapixels: 40 }), { reason: 'pixels' }],
  [refused({ code: 'damaged_image' }), { reason: 'damaged' }],
  [refused({ code: 'unknown_image_format' }), { reason: 'format' }],
  [new Problem(413, { code: 'too_large' }), { reason: 'too_large' }],
  [conflict({ code: 'image_limit', maximum: 10 }), { reason: 'too_many', count: 10 }],
  [conflict({ code: 'image_quota', maximum_mb: 500 }), { reason: 'quota', size: '500 MB' }],
  [refused({ code: 'required' }), null],
  [conflict({ code: 'account_changed' }), null],
])('%o has the reason %o', (problem, reason) => {
  expect(refusalReason(problem)).toEqual(reason)
})

test('files with the same reason share a line', () => {
  const lines = refusalLines([
    { name: 'a.jpg', why: 'Damaged.' },
    { name: 'b.gif', why: 'No picture.' },
    { name: 'c.jpg', why: 'Damaged.' },
  ])
  expect(lines).toBe('a.jpg, c.jpg: Damaged.\nb.gif: No picture.')
})
