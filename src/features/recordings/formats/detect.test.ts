import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildFit } from '../../../../test/support/fit-builder.ts'
import { buildGpx, buildTcx, utf16 } from '../../../../test/support/xml-builder.ts'
import { UploadBody } from '../schemas.ts'
import { detectFormat } from './detect.ts'
import { FORMATS } from './index.ts'

describe('detectFormat', () => {
  it.each([
    ['FIT', 'a FIT file', buildFit({ records: 1 })],
    ['GPX', 'a GPX file', Buffer.from(buildGpx())],
    ['GPX', 'a GPX file in UTF-16', utf16(buildGpx(), 'be')],
    ['GPX', 'a root element behind a comment, with a prefix', Buffer.from('<!-- a --><?b c?>\n<x:gpx/>')],
    ['TCX', 'a TCX file', Buffer.from(buildTcx())],
    [undefined, 'a gzip file', gzipSync('x')],
    [undefined, 'a zip file', Buffer.from('PK\x03\x04....')],
    [undefined, 'other XML', Buffer.from('<html/>')],
    [undefined, 'XML without a root element', Buffer.from('<!-- only a comment -->')],
    [undefined, 'text', Buffer.from('lat,lon\n46,14')],
    [undefined, 'an empty file', new Uint8Array(0)],
    [undefined, 'half of a FIT header', Buffer.from('\x0e\x10\x00\x00\x00\x00\x00\x00.FI')],
  ])('detects the format %s in %s', (name, _, bytes) => {
    expect(detectFormat(bytes)?.name).toBe(name)
  })
})

it.each(FORMATS)('$name is named in the API documents', ({ name }) => {
  expect(UploadBody.properties.file.description).toContain(name)
})
