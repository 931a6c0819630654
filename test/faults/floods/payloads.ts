import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { FIT_TYPE, rawDefinition, rawFit, uint32 } from '../../support/fit-builder.ts'
import { plain } from '../../support/pictures.ts'
import { gpxOf } from '../../support/xml-builder.ts'

const MB = 1_000_000
/** Seconds from the Unix epoch to that of FIT. */
const FIT_EPOCH_S = 631_065_600
const SINT32 = 0x85

function once<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
}

/** Text that hardly compresses, so that the file stays within the server's limit for the compression ratio. */
const filler = (bytes: number) => `<!-- ${randomBytes(bytes).toString('hex')} -->`

/** 1 MB that unpacks to 1 GB: a gzip file may consist of any number of parts. */
export const gzipBomb = once(() => {
  const part = gzipSync(Buffer.alloc(10 * MB))
  return Buffer.concat(Array.from({ length: 100 }, () => part))
})

/** A GPX of half a megabyte whose parsing needs more memory than a worker process may have. */
export const memoryBomb = once(() =>
  gzipSync(`<?xml version="1.0"?>${filler(350_000)}<gpx ${'a="" '.repeat(10_000_000)}></gpx>`),
)

/** A GPX that takes seconds to read. */
export const slowFile = once(() =>
  gzipSync(
    gpxOf(`${filler(80_000)}<metadata><extensions>${'<x/>'.repeat(3_000_000)}</extensions></metadata>`),
  ),
)

/** A FIT recording of the largest size: each record has a time, a place, a distance, a heart rate and a power. */
export const largeTrack = once(() => {
  const points = 500_000
  const start = Math.floor(Date.UTC(2024, 0, 1) / 1_000) - FIT_EPOCH_S
  const head = [
    ...rawDefinition(0, [
      [0, 1, FIT_TYPE.enum],
      [4, 4, FIT_TYPE.uint32],
    ]),
    ...[0, 4, ...uint32(start)],
    ...rawDefinition(20, [
      [253, 4, FIT_TYPE.uint32],
      [0, 4, SINT32],
      [1, 4, SINT32],
      [5, 4, FIT_TYPE.uint32],
      [3, 1, FIT_TYPE.uint8],
      [7, 2, FIT_TYPE.uint16],
    ]),
  ]
  const records = Buffer.alloc(points * 20)
  for (let i = 0; i < points; i++) {
    const at = i * 20
    records.writeUInt32LE(start + i, at + 1)
    records.writeInt32LE(550_000_000 + i * 100, at + 5)
    records.writeInt32LE(173_000_000 + Math.round(50_000 * Math.sin(i / 900)), at + 9)
    records.writeUInt32LE(i * 300, at + 13)
    records[at + 17] = 120 + (i % 37)
    records.writeUInt16LE(150 + ((i * 7_919) % 200), at + 18)
  }
  return rawFit(Buffer.concat([Buffer.from(head), records]))
})

/** An AVIF of 1,065 bytes whose decoding needs more memory than a worker process may have: 7,300 by 5,400 pixels. */
export const greedyPicture = once(() =>
  gunzipSync(
    Buffer.from(
      'H4sIAAAAAAAAA2NgYJBJK6ksSCzLTGNgYGDIzUwzBLFzMxNB/Gu5qSWJDBCgmJGSUwRlMxRkJpcwoAGlzJz8ZBDDxYGBkYERLPYLSjMw6zMwMChnZuaBrQGLimbmpaUyQXmJZQaGICZfQWZJLlxJWGZBUQEDA4NFZkFyPgMDA09imaFzoz1Yk0hmcUEqxHCZFgYGUQkGBgaBgsyKTLB1HBwcDAwMYpkFuTD3MzIwMjcyMTMwMJvnpiSWCDFwcdl/tmQPLJsgcCHTaB6bwKSWY5zt8yqfNTk0MISdP+NykivPaeqR4B2zbc9nqhVNU2BNfso/OYXnj2T9R9W22MboTVu7PZyfrOsUmh80+3aR1lvP53NMz6TNu80VsXfzJv6HnVMyxBzD/28p2hrc3X1doF3yrUJWQ875M0HR39YKHeA59an5nOv1z7y785d+8HusGqykUK3vs3ate6O34sOXM16Zcz62809TZZL3477xKWR+VsVe5fV84cd3M1b+z+lnMH292f6pRF3M2sgfO+0Wn33JZrVLP16z+7z+q0V65ybd3Zj+oyXMcuekcDJt09CaZXJ3dcVv/R8yDeYLTs9i6gkzMy+MP7P4WjjrFx+r5J5Rb5DhjWDqe4PNgi4+OG7VAABOS7pdKQQAAA==',
      'base64',
    ),
  ),
)

/** A picture of 40 megapixels in a small file. */
export const largePng = once(() => plain({ width: 7_300, height: 5_400 }).png().toBuffer())

/** 10 MB of spaces. */
export const emptyBody = once(() => Buffer.alloc(10 * MB, ' '))
export const rubbish = once(() => randomBytes(10 * MB))
