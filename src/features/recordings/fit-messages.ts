import { Decoder, type FitMessages, Stream } from '@garmin/fitsdk'
import type { FitStructure } from './fit-structure.ts'

/** FIT counts seconds from 1989-12-31 00:00 UTC; this is that instant in Unix milliseconds. */
const FIT_EPOCH_MS = 631_065_600_000

/** Unix milliseconds of a FIT time in seconds; null where there is none. */
export function fitTime_ms(time_s: unknown): number | null {
  return typeof time_s === 'number' && Number.isFinite(time_s) ? time_s * 1000 + FIT_EPOCH_MS : null
}

/** A definition of a record message (20) of one field: timestamp (253), 4 bytes, uint32. Little-endian, local type 0. */
const RECORD_OF_TIME = Uint8Array.of(0x40, 0, 0, 20, 0, 1, 253, 4, 0x86)

/** The decoder expects a checksum at the end, and with `dataOnly` does not compare it. */
const CHECKSUM = new Uint8Array(2)

export type FitSummary = {
  messages: FitMessages
  /** Beats per minute for each of the given times, NaN where unknown; null when the file has no beats. */
  beats_bpm: Float64Array | null
  warnings: string[]
}

/**
 * The summarising messages, decoded by Garmin's decoder. Heart rate straps that record under water deliver their
 * beats afterwards, apart from the records: then the decoder also gets the records' times and merges the beats in.
 */
export function decodeSummary(structure: FitStructure, times: Float64Array): FitSummary {
  const parts = [structure.summary, CHECKSUM]
  if (structure.hasHeartBeats) parts.splice(1, 0, recordsOfTimes(times))
  const { buffer, byteOffset, byteLength } = Buffer.concat(parts)
  const stream = Stream.fromArrayBuffer(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  const { messages, errors } = new Decoder(stream).read({
    dataOnly: true,
    convertDateTimesToDates: false,
    mergeHeartRates: structure.hasHeartBeats,
  })
  return {
    messages,
    beats_bpm: structure.hasHeartBeats ? beatsOf(messages, times.length) : null,
    warnings: errors.length > 0 ? ['A part of the summary could not be read.'] : [],
  }
}

function recordsOfTimes(times: Float64Array): Uint8Array {
  const records = new Uint8Array(RECORD_OF_TIME.length + 5 * times.length)
  const view = new DataView(records.buffer)
  records.set(RECORD_OF_TIME)
  for (const [i, time] of times.entries()) {
    view.setUint32(RECORD_OF_TIME.length + 5 * i + 1, Number.isNaN(time) ? 0xffffffff : time, true)
  }
  return records
}

function beatsOf({ recordMesgs = [] }: FitMessages, length: number): Float64Array {
  const beats_bpm = new Float64Array(length).fill(Number.NaN)
  for (const [i, record] of recordMesgs.entries()) beats_bpm[i] = record.heartRate ?? Number.NaN
  return beats_bpm
}
