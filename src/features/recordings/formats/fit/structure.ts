import { assertPointCount } from '../../limits.ts'
import type { ImportWarning } from '../../reasons.ts'
import { Refusal } from '../../refusal.ts'
import { BYTE_TYPE, crc16, isBaseType } from './binary.ts'
import { type FitDefinition, readDefinition } from './definition.ts'

/** The messages that are read, by their global number in the FIT profile. */
export const MESSAGE = {
  file_id: 0,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  device_info: 23,
  workout: 26,
  hr: 132,
  field_description: 206,
} as const

const SUMMARY_MESSAGES: ReadonlySet<number> = new Set([
  MESSAGE.file_id,
  MESSAGE.sport,
  MESSAGE.session,
  MESSAGE.lap,
  MESSAGE.event,
  MESSAGE.device_info,
  MESSAGE.workout,
  MESSAGE.hr,
])

/** Limits the memory of the decoder, which creates an object per message. A month of heart beats has fewer messages. */
const MAX_SUMMARY_MESSAGES = 100_000

const CHECKSUM_BYTES = 2

/** The offset and layout of a message's fields. `time` is in seconds since the FIT epoch, or NaN. */
export type FitMessage = { definition: FitDefinition; at: number; time: number }

/**
 * The messages of a FIT file: the offset of each record, and the few summary messages copied to a small stream for
 * Garmin's decoder.
 *
 * Records are 99 % of a file, and `records.ts` reads them. Garmin's decoder creates an object of 2.8 KB per record,
 * cannot read compressed timestamps, and stops at the first unexpected byte.
 */
export type FitStructure = {
  bytes: Uint8Array
  records: FitMessage[]
  fieldDescriptions: FitMessage[]
  summary: Uint8Array
  hasHrMessages: boolean
  /** Set when reading stopped before the end that the header states. */
  stopped: { reason: 'truncated' | 'damaged'; at: number } | null
  warnings: ImportWarning[]
}

/** The structure that has been read so far, and the position in the file. */
type Reader = FitStructure & {
  view: DataView
  at: number
  copied: Uint8Array[]
  copiedMessages: number
  lastTime: number
}

/** @throws Refusal when the header is damaged or the file exceeds a limit */
export function readFitStructure(bytes: Uint8Array): FitStructure {
  const reader: Reader = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    at: 0,
    records: [],
    fieldDescriptions: [],
    summary: bytes,
    copied: [],
    copiedMessages: 0,
    lastTime: Number.NaN,
    hasHrMessages: false,
    stopped: null,
    warnings: [],
  }
  do readChainedFile(reader)
  while (!reader.stopped && reader.at < bytes.length && isFitHeader(bytes, reader.at))
  reader.summary = Buffer.concat(reader.copied)
  return reader
}

/** Whether a FIT header is at offset `at`: 12 or 14 bytes with ".FIT" at byte 8. */
export function isFitHeader(bytes: Uint8Array, at = 0): boolean {
  const size = bytes[at]
  if ((size !== 12 && size !== 14) || at + size > bytes.length) return false
  return [0x2e, 0x46, 0x49, 0x54].every((byte, i) => bytes[at + 8 + i] === byte)
}

/**
 * The number of bytes up to the end of the last chained file, by the sizes in the headers. It does not depend on the
 * messages: what follows a damaged one may still be of use to somebody.
 */
export function endOfFit(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = 0
  do {
    const size = view.getUint32(end + 4, true)
    if (size === 0) return bytes.length
    end = Math.min(end + bytes[end]! + size + CHECKSUM_BYTES, bytes.length)
  } while (isFitHeader(bytes, end))
  return end
}

/** Reads the next of the FIT files that may be chained in one file: header, messages, checksum. */
function readChainedFile(reader: Reader): void {
  const { bytes, view } = reader
  const start = reader.at
  if (!isFitHeader(bytes, start)) throw new Refusal('damaged_header')
  reader.at = start + bytes[start]!
  const statedEnd = statedEndOf(reader, start)
  const ended = readMessages(reader, Math.min(statedEnd, bytes.length))
  if (ended !== 'whole' || statedEnd + CHECKSUM_BYTES > bytes.length) {
    reader.stopped = { reason: ended === 'undefined' ? 'damaged' : 'truncated', at: reader.at }
    return
  }
  reader.at = statedEnd + CHECKSUM_BYTES
  if (view.getUint16(statedEnd, true) !== crc16(bytes.subarray(start, statedEnd))) {
    reader.warnings.push({ code: 'wrong_checksum' })
  }
}

/** A device that lost power leaves 0 as the size of the data; then the data ends with the file. */
function statedEndOf({ bytes, view, at }: Reader, start: number): number {
  const size = view.getUint32(start + 4, true)
  if (size > 0) return at + size
  if (bytes.length <= at + 2) throw new Refusal('no_content')
  return bytes.length
}

/** `cut`: the bytes end inside a message. `undefined`: a data message without a definition. */
function readMessages(reader: Reader, end: number): 'whole' | 'cut' | 'undefined' {
  const definitions: (FitDefinition | undefined)[] = []
  while (reader.at < end) {
    const header = reader.bytes[reader.at]!
    const isCompressed = (header & 0x80) !== 0
    const local = isCompressed ? (header >> 5) & 3 : header & 0x0f
    if (!isCompressed && (header & 0x40) !== 0) {
      const definition = readDefinition(reader.bytes, reader.at, end)
      if (!definition) return 'cut'
      definitions[local] = definition
      if (SUMMARY_MESSAGES.has(definition.global)) copyDefinition(reader, definition, local)
      reader.at = definition.end
    } else {
      const definition = definitions[local]
      if (!definition) return 'undefined'
      if (reader.at + 1 + definition.size > end) return 'cut'
      readMessage(reader, definition, local, isCompressed ? header & 0x1f : null)
      reader.at += 1 + definition.size
    }
  }
  return 'whole'
}

/** @param ticks the low five bits of the time, from a compressed header; they continue from the last timestamp */
function readMessage(reader: Reader, definition: FitDefinition, local: number, ticks: number | null): void {
  const at = reader.at + 1
  const time =
    ticks === null
      ? definition.readTime(reader.view, at, definition.littleEndian)
      : reader.lastTime + ((ticks - reader.lastTime) & 0x1f)
  if (!Number.isNaN(time)) reader.lastTime = time
  if (definition.global === MESSAGE.record) {
    reader.records.push({ definition, at, time })
    assertPointCount(reader.records.length)
  } else if (definition.global === MESSAGE.field_description) {
    reader.fieldDescriptions.push({ definition, at, time })
  } else if (SUMMARY_MESSAGES.has(definition.global)) {
    copyMessage(reader, definition, local)
  }
}

function copyMessage(reader: Reader, definition: FitDefinition, local: number): void {
  if (++reader.copiedMessages > MAX_SUMMARY_MESSAGES) throw new Refusal('too_many_summaries')
  const at = reader.at + 1
  reader.copied.push(Uint8Array.of(local), reader.bytes.subarray(at, at + definition.nativeSize))
  if (definition.global === MESSAGE.hr) reader.hasHrMessages = true
}

/** Copies the definition without developer fields. Unknown types become bytes, because the decoder stops at them. */
function copyDefinition(reader: Reader, definition: FitDefinition, local: number): void {
  const copy = Uint8Array.from(reader.bytes.subarray(reader.at, reader.at + 6 + 3 * definition.fields.length))
  copy[0] = 0x40 | local
  for (let type = 8; type < copy.length; type += 3) if (!isBaseType(copy[type]!)) copy[type] = BYTE_TYPE
  reader.copied.push(copy)
}
