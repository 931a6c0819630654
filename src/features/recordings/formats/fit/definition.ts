import { numberReader, type ReadNumber } from './binary.ts'

/** A field of a message: its number in the FIT profile, and its offset and size in bytes. */
type FitField = { number: number; offset: number; size: number; type: number }

/** A developer field; a field description message with the same developer and number describes it. */
type FitDeveloperField = { developer: number; number: number; offset: number; size: number }

/** The layout of the messages that follow a definition. Sizes are in bytes; `nativeSize` excludes developer fields. */
export type FitDefinition = {
  /** The number of the message in the FIT profile, such as `MESSAGE.record`. */
  global: number
  littleEndian: boolean
  fields: FitField[]
  developerFields: FitDeveloperField[]
  nativeSize: number
  size: number
  /** Seconds since the FIT epoch, 1989-12-31 00:00 UTC; NaN when the message has no timestamp. */
  readTime: ReadNumber
  /** The offset in the file at which the definition ends. */
  end: number
}

const TIMESTAMP_FIELD = 253

const HAS_DEVELOPER_FIELDS = 0x20

/** Reads the definition message at offset `at`; null when the bytes end inside it. */
export function readDefinition(bytes: Uint8Array, at: number, end: number): FitDefinition | null {
  const fieldCount = bytes[at + 5]
  if (at + 6 > end || fieldCount === undefined) return null
  const littleEndian = bytes[at + 2] === 0
  const low = bytes[at + (littleEndian ? 3 : 4)]!
  const high = bytes[at + (littleEndian ? 4 : 3)]!
  let cursor = at + 6
  if (cursor + 3 * fieldCount > end) return null
  let size = 0
  const fields: FitField[] = []
  for (let i = 0; i < fieldCount; i++, cursor += 3) {
    fields.push({ number: bytes[cursor]!, offset: size, size: bytes[cursor + 1]!, type: bytes[cursor + 2]! })
    size += bytes[cursor + 1]!
  }
  const nativeSize = size
  const developerFields: FitDeveloperField[] = []
  if (bytes[at]! & HAS_DEVELOPER_FIELDS) {
    const count = bytes[cursor++]
    if (count === undefined || cursor + 3 * count > end) return null
    for (let i = 0; i < count; i++, cursor += 3) {
      const [number, fieldSize, developer] = bytes.subarray(cursor, cursor + 3) as unknown as [
        number,
        number,
        number,
      ]
      developerFields.push({ developer, number, offset: size, size: fieldSize })
      size += fieldSize
    }
  }
  const readTime = fieldReader(fields, TIMESTAMP_FIELD)
  const global = (high << 8) | low
  return { global, littleEndian, fields, developerFields, nativeSize, size, readTime, end: cursor }
}

/** The unscaled value of one field of a message; NaN when there is none. */
export function readField(view: DataView, definition: FitDefinition, at: number, number: number): number {
  return fieldReader(definition.fields, number)(view, at, definition.littleEndian)
}

function fieldReader(fields: FitField[], number: number): ReadNumber {
  const field = fields.find((candidate) => candidate.number === number)
  const read = field && numberReader(field.type, field.size)
  return read ? (view, at, littleEndian) => read(view, at + field.offset, littleEndian) : () => Number.NaN
}
