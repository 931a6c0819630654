import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { parseFile } from './parse.ts'

const gzippedZeros = (size: number) => gzipSync(new Uint8Array(size))

describe('a gzip file', () => {
  it('gives the same result as its content', () => {
    expect(parseFile(gzipSync(buildFit()))).toEqual(parseFile(buildFit()))
  })

  it.each([
    ['256 MB of zeros', gzippedZeros(256 * 2 ** 20), 'gzip_too_large'],
    ['2 MB of zeros at a ratio of 1000', gzippedZeros(2 * 2 ** 20), 'gzip_too_large'],
    ['another gzip file', gzipSync(gzipSync(buildFit())), 'nested_gzip'],
    ['a zip file', gzipSync('PK\x03\x04....'), 'zip_archive'],
    ['nothing', gzipSync(''), 'empty'],
    ['text', gzipSync('hello'), 'unknown_format'],
    ['half of its bytes', gzipSync(buildFit()).subarray(0, 2000), 'gzip_truncated'],
    ['only its first two bytes', Uint8Array.of(0x1f, 0x8b), 'gzip_truncated'],
    ['an unknown compression method', Uint8Array.of(0x1f, 0x8b, 9, 0, 0, 0, 0, 0, 0, 0), 'gzip_damaged'],
  ])('is refused with %s', (_, bytes, code) => {
    expect(parseFile(bytes)).toMatchObject({ status: 'refused', reason: { code } })
  })

  it('may unpack to more than 200 times its size while that is less than 1 MB', () => {
    expect(parseFile(gzippedZeros(2 ** 20 - 1))).toMatchObject({ reason: { code: 'unknown_format' } })
  })
})

it('an unexpected error refuses the file and keeps the stack for the log', () => {
  const hostile = new Proxy(new Uint8Array(20), {
    get: () => {
      throw new TypeError('an internal fault')
    },
  })
  expect(parseFile(hostile)).toEqual({
    status: 'refused',
    reason: { code: 'damaged' },
    cause: expect.stringMatching(/TypeError: an internal fault\n\s+at /),
  })
  expect(parseFile(new Uint8Array(0))).not.toHaveProperty('cause')
})

describe('a file that is not a recording', () => {
  it.each([
    ['no bytes', new Uint8Array(0), 'empty'],
    ['zeros', new Uint8Array(1000), 'unknown_format'],
    ['text', Buffer.from('hello'), 'unknown_format'],
    ['a zip file', Buffer.from('PK\x03\x04....'), 'zip_archive'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n'), 'unknown_format'],
  ])('is refused: %s (%s)', (_, bytes, code) => {
    expect(parseFile(bytes)).toMatchObject({ status: 'refused', reason: { code } })
  })
})
