/**
 * Integers are encoded as LEB128 varints, signed ones with zigzag, as in Protocol Buffers; exact up to 2^52. Values
 * below SMALL use bitwise operators, which are limited to 32 bits in JavaScript.
 */
const SMALL = 2 ** 30

/** Enough for every number: zigzag doubles the number, and 8 bytes of 7 bits hold 2^56. */
export const MAX_VARINT_BYTES = 8

export type Cursor = { bytes: Uint8Array; at: number }

export function writeVarint(cursor: Cursor, value: number): void {
  const { bytes } = cursor
  let rest = value
  while (rest >= SMALL) {
    bytes[cursor.at++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  while (rest > 127) {
    bytes[cursor.at++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[cursor.at++] = rest
}

export function readVarint(cursor: Cursor): number {
  const { bytes } = cursor
  let value = 0
  let factor = 1
  for (let i = 0; i < MAX_VARINT_BYTES; i++) {
    if (cursor.at >= bytes.length) throw new Error('Track data ends inside a number.')
    const byte = bytes[cursor.at++]!
    value += (byte & 127) * factor
    if (byte < 128) return value
    factor *= 128
  }
  throw new Error('Track data holds a number that is too long.')
}

export function writeSigned(cursor: Cursor, value: number): void {
  writeVarint(cursor, value < 0 ? -2 * value - 1 : 2 * value)
}

export function readSigned(cursor: Cursor): number {
  const zigzag = readVarint(cursor)
  return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
}
