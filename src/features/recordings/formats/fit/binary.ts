/** Reads the number in a field; NaN for the type's "invalid" value. */
export type ReadNumber = (view: DataView, at: number, littleEndian: boolean) => number

type NumberType = { size: number; invalid: number; read: ReadNumber }

const u8: ReadNumber = (view, at) => view.getUint8(at)
const u16: ReadNumber = (view, at, little) => view.getUint16(at, little)
const u32: ReadNumber = (view, at, little) => view.getUint32(at, little)
const u64: ReadNumber = (view, at, little) => Number(view.getBigUint64(at, little))

/** The numeric base types of the FIT protocol by number, which is the low five bits of the type byte. */
const NUMBER_TYPES: Record<number, NumberType> = {
  0: { size: 1, invalid: 0xff, read: u8 },
  1: { size: 1, invalid: 0x7f, read: (view, at) => view.getInt8(at) },
  2: { size: 1, invalid: 0xff, read: u8 },
  3: { size: 2, invalid: 0x7fff, read: (view, at, little) => view.getInt16(at, little) },
  4: { size: 2, invalid: 0xffff, read: u16 },
  5: { size: 4, invalid: 0x7fffffff, read: (view, at, little) => view.getInt32(at, little) },
  6: { size: 4, invalid: 0xffffffff, read: u32 },
  8: { size: 4, invalid: Number.NaN, read: (view, at, little) => view.getFloat32(at, little) },
  9: { size: 8, invalid: Number.NaN, read: (view, at, little) => view.getFloat64(at, little) },
  10: { size: 1, invalid: 0, read: u8 },
  11: { size: 2, invalid: 0, read: u16 },
  12: { size: 4, invalid: 0, read: u32 },
  13: { size: 1, invalid: 0xff, read: u8 },
  14: { size: 8, invalid: 2 ** 63, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  15: { size: 8, invalid: 2 ** 64, read: u64 },
  16: { size: 8, invalid: 0, read: u64 },
}

const STRING_TYPE = 7

export const BYTE_TYPE = 13

export function isBaseType(typeByte: number): boolean {
  const type = typeByte & 0x1f
  return type === STRING_TYPE || type in NUMBER_TYPES
}

/**
 * How to read a field's first number; null when the field holds none. The COROS Pace 2 writes fields whose size is not
 * a multiple of the type's size: such a field has no value, as in Garmin's decoder.
 */
export function numberReader(typeByte: number, fieldSize: number): ReadNumber | null {
  const type = NUMBER_TYPES[typeByte & 0x1f]
  if (!type || fieldSize === 0 || fieldSize % type.size !== 0) return null
  return (view, at, littleEndian) => {
    const value = type.read(view, at, littleEndian)
    return value === type.invalid ? Number.NaN : value
  }
}

const CRC_TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  return crc
})

/** The FIT checksum: CRC-16/ARC, polynomial 0x8005 reflected. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ bytes[i]!) & 0xff]!
  return crc
}
