import { expect, test } from 'vitest'
import { type ErrorReason, Problem } from '../../api/problem.ts'
import { refusalLines, refusalReason } from './refusal.ts'

const refused = (reason: ErrorReason) =>
  new Problem(400, { code: 'invalid', errors: { image: ['…'] }, details: { image: [reason] } })
const conflict = (reason: ErrorReason) =>
  new Problem(409, { code: 'conflict', details: { request: [reason] } })

test.each([
  ['too many pixels', refused({ code: 'too_many_pixels', maximum_megapixels: 40 }), { reason: 'pixels' }],
  ['a damaged image', refused({ code: 'damaged_image' }), { reason: 'damaged' }],
  ['an unknown format', refused({ code: 'unknown_image_format' }), { reason: 'format' }],
  ['an image that needs much memory', refused({ code: 'image_needs_memory' }), { reason: 'memory' }],
  ['an image that takes long', refused({ code: 'image_takes_long' }), { reason: 'slow' }],
  ['too many bytes', new Problem(413, { code: 'too_large' }), { reason: 'too_large' }],
  [
    'too many images of a workout',
    conflict({ code: 'image_limit', maximum: 10 }),
    { reason: 'too_many', count: 10 },
  ],
  [
    'a full quota',
    conflict({ code: 'quota_exceeded', quota: 'picture_mb', limit: 500, used: 499.5 }),
    { reason: 'quota', size: '500 MB' },
  ],
  ['another code of the field', refused({ code: 'required' }), null],
  ['another conflict', conflict({ code: 'account_changed' }), null],
])('the client finds the reason for a refusal: %s', (_, problem, reason) => {
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
