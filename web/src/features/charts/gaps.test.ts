import { describe, expect, test } from 'vitest'
import { sampleAt, splitAtGaps } from './gaps.ts'

const hole = (length: number) => Array<null>(length).fill(null)

describe('a line', () => {
  test('continues when a device writes the position in every other record only', () => {
    const values = [44.04, null, 44.05, null, null, 44.06]
    expect(splitAtGaps(values, [0, 0, 1, 1, 2, 2])).toEqual([[0, 2, 5]])
    expect(splitAtGaps(values)).toEqual([[0, 2, 5]])
  })

  test.each([
    ['many samples and a long time', 6, 10, 2],
    ['many samples in a short time', 6, 1, 1],
    ['few samples over a long time', 5, 60, 1],
    ['many samples at an unknown time', 6, null, 2],
    ['few samples at an unknown time', 5, null, 1],
  ] as const)('missing %s (%i samples, %s s apart) has %i piece(s)', (_name, length, step, count) => {
    const values = [1, ...hole(length), 2]
    const times = step === null ? undefined : values.map((_, i) => i * step)
    expect(splitAtGaps(values, times)).toHaveLength(count)
  })

  test('is empty when nothing was recorded', () => {
    expect(splitAtGaps([null, undefined])).toEqual([])
  })
})

test('a position selects the nearest sample of its piece, but no sample in a gap', () => {
  const found = [
    [0, 2, 5],
    [20, 21],
  ]
  const at = [0, 1, 3, 4, 5, 12, 20, 30, null].map((index) => sampleAt(found, index))
  expect(at).toEqual([0, 2, 2, 5, 5, null, 20, null, null])
})
