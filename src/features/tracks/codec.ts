import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { CHANNELS, type Channel, type Track } from './track.ts'
import { type Cursor, MAX_VARINT_BYTES, readSigned, readVarint, writeSigned, writeVarint } from './varint.ts'

/**
 * The stored form of a track: `FTK`, the version, the number of points, the number of channels, the number and size of
 * each channel, then the bytes of each channel. Each channel is compressed on its own with zstd, so that it can be read
 * alone. A channel holds the lengths of alternating runs of present and missing values, then the differences between
 * consecutive present values in fixed point.
 */
const MAGIC = [0x46, 0x54, 0x4b, 1]

const MAX_POINTS = 1_000_000

/** Larger fixed-point values cannot be measurements and are stored as missing. */
const MAX_FIXED = 2 ** 45

/** Steps per unit of each channel. A channel is stored by its index in CHANNELS: append there, never reorder. */
const STEPS: Record<Channel, number> = {
  time_s: 1000,
  distance_m: 100,
  lat: 1e7,
  lon: 1e7,
  altitude_m: 10,
  hr_bpm: 1,
  cadence_rpm: 10,
  power_w: 1,
  speed_mps: 1000,
  temperature_c: 10,
}

/** @throws RangeError for a track of more than 1,000,000 points */
export function encodeTrack(track: Track): Uint8Array {
  if (track.length > MAX_POINTS) throw new RangeError(`A track holds at most ${MAX_POINTS} points.`)
  const header: Cursor = { bytes: new Uint8Array(64 + CHANNELS.length * 2 * MAX_VARINT_BYTES), at: 0 }
  const blobs: Uint8Array[] = []
  const directory: [number, number][] = []
  for (const [number, channel] of CHANNELS.entries()) {
    const column = track.columns[channel]
    const bytes = column && encodeColumn(column, STEPS[channel])
    if (!bytes) continue
    const blob = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } })
    blobs.push(blob)
    directory.push([number, blob.length])
  }
  for (const byte of MAGIC) header.bytes[header.at++] = byte
  writeVarint(header, track.length)
  writeVarint(header, directory.length)
  for (const [number, size] of directory) {
    writeVarint(header, number)
    writeVarint(header, size)
  }
  return joined([header.bytes.subarray(0, header.at), ...blobs])
}

/**
 * The given channels of an encoded track, each value within half a step. Other channels are not decompressed.
 * @throws Error when the bytes are damaged or have another version
 */
export function decodeTrack(bytes: Uint8Array, channels: readonly Channel[] = CHANNELS): Track {
  const cursor: Cursor = { bytes, at: MAGIC.length }
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error('Not a track, or one of another version.')
  const length = readVarint(cursor)
  const count = readVarint(cursor)
  if (length > MAX_POINTS || count > CHANNELS.length)
    throw new Error('Track data is damaged: impossible size.')
  const directory: [Channel, number][] = []
  for (let i = 0; i < count; i++) {
    const channel = CHANNELS[readVarint(cursor)]
    if (!channel) throw new Error('Track data is damaged: unknown channel.')
    directory.push([channel, readVarint(cursor)])
  }
  const track: Track = { length, columns: {} }
  for (const [channel, size] of directory) {
    const end = cursor.at + size
    if (end > bytes.length) throw new Error('Track data is damaged: it ends too early.')
    if (channels.includes(channel)) {
      track.columns[channel] = decodeColumn(bytes.subarray(cursor.at, end), length, STEPS[channel])
    }
    cursor.at = end
  }
  return track
}

/** Null when no value is present. */
function encodeColumn(column: Float64Array, steps: number): Uint8Array | null {
  const fixed = new Float64Array(column.length)
  let present = 0
  for (let i = 0; i < column.length; i++) {
    const value = Math.round(column[i]! * steps)
    if (Math.abs(value) < MAX_FIXED) present++
    fixed[i] = Math.abs(value) < MAX_FIXED ? value : Number.NaN
  }
  if (present === 0) return null
  const cursor: Cursor = { bytes: new Uint8Array((2 * column.length + 2) * MAX_VARINT_BYTES), at: 0 }
  writeRuns(cursor, fixed)
  let last = 0
  for (const value of fixed) {
    if (Number.isNaN(value)) continue
    writeSigned(cursor, value - last)
    last = value
  }
  return cursor.bytes.subarray(0, cursor.at)
}

/** Writes the lengths of alternating runs of present and missing values. Their sum is the number of points. */
function writeRuns(cursor: Cursor, fixed: Float64Array): void {
  let missing = false
  let run = 0
  for (const value of fixed) {
    if (Number.isNaN(value) !== missing) {
      writeVarint(cursor, run)
      missing = !missing
      run = 0
    }
    run++
  }
  writeVarint(cursor, run)
}

function decodeColumn(blob: Uint8Array, length: number, steps: number): Float64Array {
  const bytes = zstdDecompressSync(blob, { maxOutputLength: (2 * length + 2) * MAX_VARINT_BYTES })
  const cursor: Cursor = { bytes, at: 0 }
  const column = new Float64Array(length)
  let at = 0
  for (let missing = false; at < length; missing = !missing) {
    const run = readVarint(cursor)
    if (run > length - at || (run === 0 && at > 0)) throw new Error('Track data is damaged: impossible run.')
    if (missing) column.fill(Number.NaN, at, at + run)
    at += run
  }
  let last = 0
  for (let i = 0; i < length; i++) {
    if (Number.isNaN(column[i]!)) continue
    last += readSigned(cursor)
    column[i] = last / steps
  }
  if (cursor.at !== bytes.length) throw new Error('Track data is damaged: bytes left over.')
  return column
}

function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
