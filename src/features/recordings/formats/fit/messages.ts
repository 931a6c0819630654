import { Decoder, type FitMessages, Stream } from '@garmin/fitsdk'
import type { ImportWarning } from '../../reasons.ts'
import type { FitStructure } from './structure.ts'

/** The FIT epoch, 1989-12-31 00:00 UTC, in Unix milliseconds. */
const FIT_EPOCH_MS = 631_065_600_000

/** Converts seconds since the FIT epoch to Unix milliseconds; null for anything but a finite number. */
export function toUnix_ms(time_s: unknown): number | null {
  return typeof time_s === 'number' && Number.isFinite(time_s) ? time_s * 1000 + FIT_EPOCH_MS : null
}

/** A little-endian definition of a record message (20) with one field: timestamp (253), 4 bytes, uint32. */
const TIME_RECORD_DEFINITION = Uint8Array.of(0x40, 0, 0, 20, 0, 1, 253, 4, 0x86)

/** The decoder expects a checksum at the end, but with `dataOnly` it does not verify the checksum. */
const CHECKSUM = new Uint8Array(2)

export type FitSummary = {
  messages: FitMessages
  /** The heart rate at each of the given times, NaN where unknown; null when the file has no `hr` messages. */
  hr_bpm: Float64Array | null
  warnings: ImportWarning[]
}

/**
 * Decodes the summary messages with Garmin's decoder. A heart rate strap that recorded under water delivers its beats
 * afterwards, in `hr` messages. In that case the decoder also gets the times of the records, and merges the beats into
 * the records.
 */
export function decodeSummary(structure: FitStructure, times: Float64Array): FitSummary {
  const parts = [structure.summary, CHECKSUM]
  if (structure.hasHrMessages) parts.splice(1, 0, timeRecords(times))
  const { buffer, byteOffset, byteLength } = Buffer.concat(parts)
  const stream = Stream.fromArrayBuffer(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  const { messages, errors } = new Decoder(stream).read({
    dataOnly: true,
    convertDateTimesToDates: false,
    mergeHeartRates: structure.hasHrMessages,
  })
  return {
    messages,
    hr_bpm: structure.hasHrMessages ? recordHeartRates(messages, times.length) : null,
    warnings: errors.length > 0 ? [{ code: 'damaged_summary' }] : [],
  }
}

/** Record messages that hold only their times, so that the decoder can add a heart rate to each. */
function timeRecords(times: Float64Array): Uint8Array {
  const records = new Uint8Array(TIME_RECORD_DEFINITION.length + 5 * times.length)
  const view = new DataView(records.buffer)
  records.set(TIME_RECORD_DEFINITION)
  for (const [i, time] of times.entries()) {
    view.setUint32(TIME_RECORD_DEFINITION.length + 5 * i + 1, Number.isNaN(time) ? 0xffffffff : time, true)
  }
  return records
}

function recordHeartRates({ recordMesgs = [] }: FitMessages, length: number): Float64Array {
  const hr_bpm = new Float64Array(length).fill(Number.NaN)
  for (const [i, record] of recordMesgs.entries()) hr_bpm[i] = record.heartRate ?? Number.NaN
  return hr_bpm
}
