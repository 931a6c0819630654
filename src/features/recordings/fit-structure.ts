import { Refusal } from './activity.ts'
import { BYTE_TYPE, crc16, isBaseType } from './fit-binary.ts'
import { type FitDefinition, readDefinition } from './fit-definition.ts'
import { assertPointCount } from './limits.ts'

/** Global numbers of the messages that matter here (FIT profile). */
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

/** More than a month of beats; the decoder keeps an object for each. */
const MAX_SUMMARY_MESSAGES = 100_000

/** Where a message's fields begin, and how they are laid out. `time` is in seconds since FIT's epoch, or NaN. */
export type FitMessage = { definition: FitDefinition; at: number; time: number }

/**
 * A FIT file taken apart without decoding it: its records as places in the file, and the few messages that
 * summarise it, copied out as a small stream of definitions and data for Garmin's decoder.
 *
 * The decoder makes an object of 2.8 KB for every record, cannot read compressed timestamps and stops at the first
 * odd byte; so records, 99 % of a file, are read from here by `fit-records.ts`.
 */
export type FitStructure = {
  bytes: Uint8Array
  records: FitMessage[]
  fieldDescriptions: FitMessage[]
  summary: Uint8Array
  hasHeartBeats: boolean
  /** Set where reading stopped before the announced end. */
  stopped: { reason: 'truncated' | 'damaged'; at: number } | null
  warnings: string[]
}

type Walk = FitStructure & {
  view: DataView
  at: number
  copied: Uint8Array[]
  copiedMessages: number
  lastTime: number
}

/** @throws Refusal when the file is no FIT file or holds more than this program reads */
export function readFitStructure(bytes: Uint8Array): FitStructure {
  const walk: Walk = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    at: 0,
    records: [],
    fieldDescriptions: [],
    summary: bytes,
    copied: [],
    copiedMessages: 0,
    lastTime: Number.NaN,
    hasHeartBeats: false,
    stopped: null,
    warnings: [],
  }
  do readFile(walk)
  while (!walk.stopped && walk.at < bytes.length && isFitHeader(bytes, walk.at))
  if (!walk.stopped && walk.at < bytes.length) {
    walk.warnings.push(`${bytes.length - walk.at} bytes after the end of the recording were ignored.`)
  }
  walk.summary = Buffer.concat(walk.copied)
  return walk
}

/** Whether a file starts here: header of 12 or 14 bytes with ".FIT" at byte 8. */
export function isFitHeader(bytes: Uint8Array, at = 0): boolean {
  const size = bytes[at]
  if ((size !== 12 && size !== 14) || at + size > bytes.length) return false
  return [0x2e, 0x46, 0x49, 0x54].every((byte, i) => bytes[at + 8 + i] === byte)
}

/** One of the files that may be chained in one: header, messages, checksum. */
function readFile(walk: Walk): void {
  const { bytes, view } = walk
  const start = walk.at
  if (!isFitHeader(bytes, start)) throw new Refusal('damaged', 'The header of the FIT file is damaged.')
  walk.at = start + bytes[start]!
  const announcedEnd = announcedEndOf(walk, start)
  const ended = readMessages(walk, Math.min(announcedEnd, bytes.length))
  if (ended !== 'whole' || announcedEnd + 2 > bytes.length) {
    walk.stopped = { reason: ended === 'undefined' ? 'damaged' : 'truncated', at: walk.at }
    return
  }
  walk.at = announcedEnd + 2
  if (view.getUint16(announcedEnd, true) !== crc16(bytes.subarray(start, announcedEnd))) {
    walk.warnings.push('The checksum of the file is wrong; what it holds could be read in full.')
  }
}

/** A device that lost power leaves 0 as the size of the data; what follows is then read to the end of the file. */
function announcedEndOf({ bytes, view, at }: Walk, start: number): number {
  const size = view.getUint32(start + 4, true)
  if (size > 0) return at + size
  if (bytes.length <= at + 2) throw new Refusal('empty', 'The FIT file has a header but no content.')
  return bytes.length
}

/** `cut`: the bytes end inside a message. `undefined`: a message of a kind that was never defined. */
function readMessages(walk: Walk, end: number): 'whole' | 'cut' | 'undefined' {
  const definitions: (FitDefinition | undefined)[] = []
  while (walk.at < end) {
    const header = walk.bytes[walk.at]!
    const isCompressed = (header & 0x80) !== 0
    const local = isCompressed ? (header >> 5) & 3 : header & 0x0f
    if (!isCompressed && (header & 0x40) !== 0) {
      const definition = readDefinition(walk.bytes, walk.at, end)
      if (!definition) return 'cut'
      definitions[local] = definition
      if (SUMMARY_MESSAGES.has(definition.global)) copyDefinition(walk, definition, local)
      walk.at = definition.end
    } else {
      const definition = definitions[local]
      if (!definition) return 'undefined'
      if (walk.at + 1 + definition.size > end) return 'cut'
      readMessage(walk, definition, local, isCompressed ? header & 0x1f : null)
      walk.at += 1 + definition.size
    }
  }
  return 'whole'
}

/** @param ticks the low five bits of the time in a compressed header, counted on from the last full timestamp */
function readMessage(walk: Walk, definition: FitDefinition, local: number, ticks: number | null): void {
  const at = walk.at + 1
  const time =
    ticks === null
      ? definition.readTime(walk.view, at, definition.littleEndian)
      : walk.lastTime + ((ticks - walk.lastTime) & 0x1f)
  if (!Number.isNaN(time)) walk.lastTime = time
  if (definition.global === MESSAGE.record) {
    walk.records.push({ definition, at, time })
    assertPointCount(walk.records.length)
  } else if (definition.global === MESSAGE.field_description) {
    walk.fieldDescriptions.push({ definition, at, time })
  } else if (SUMMARY_MESSAGES.has(definition.global)) {
    copyMessage(walk, definition, local)
  }
}

function copyMessage(walk: Walk, definition: FitDefinition, local: number): void {
  if (++walk.copiedMessages > MAX_SUMMARY_MESSAGES) {
    throw new Refusal('too_large', 'The FIT file holds more summaries than any workout has.')
  }
  const at = walk.at + 1
  walk.copied.push(Uint8Array.of(local), walk.bytes.subarray(at, at + definition.nativeSize))
  if (definition.global === MESSAGE.hr) walk.hasHeartBeats = true
}

/** The definition without its developer fields, and with unknown types, at which the decoder stops, as plain bytes. */
function copyDefinition(walk: Walk, definition: FitDefinition, local: number): void {
  const copy = Uint8Array.from(walk.bytes.subarray(walk.at, walk.at + 6 + 3 * definition.fields.length))
  copy[0] = 0x40 | local
  for (let type = 8; type < copy.length; type += 3) if (!isBaseType(copy[type]!)) copy[type] = BYTE_TYPE
  walk.copied.push(copy)
}
