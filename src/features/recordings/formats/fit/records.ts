import { CHANNELS, type Channel, type Track } from '../../../tracks/index.ts'
import { isPlausiblePosition } from '../plausible.ts'
import { numberReader, type ReadNumber } from './binary.ts'
import { type FitDefinition, readField } from './definition.ts'
import { type FitMessage, type FitStructure, MESSAGE } from './structure.ts'

export type Columns = Record<Channel, Float64Array>

/** The channel that a field fills: value = raw / scale − offset. */
type Target = { channel: Channel; scale: number; offset: number; rank: number }

/** FIT writes angles in semicircles: 2^31 of them are 180 degrees. */
const SEMICIRCLES_PER_DEGREE = 2 ** 31 / 180

/**
 * The fields of a record message by number (FIT profile 21.217). When a record has several fields for one channel, the
 * value of the highest rank wins.
 */
const RECORD_FIELDS: Record<number, Target> = {
  0: { channel: 'lat', scale: SEMICIRCLES_PER_DEGREE, offset: 0, rank: 1 },
  1: { channel: 'lon', scale: SEMICIRCLES_PER_DEGREE, offset: 0, rank: 1 },
  2: { channel: 'altitude_m', scale: 5, offset: 500, rank: 1 },
  3: { channel: 'hr_bpm', scale: 1, offset: 0, rank: 1 },
  4: { channel: 'cadence_rpm', scale: 1, offset: 0, rank: 1 },
  5: { channel: 'distance_m', scale: 100, offset: 0, rank: 1 },
  6: { channel: 'speed_mps', scale: 1000, offset: 0, rank: 1 },
  7: { channel: 'power_w', scale: 1, offset: 0, rank: 1 },
  13: { channel: 'temperature_c', scale: 1, offset: 0, rank: 1 },
  52: { channel: 'cadence_rpm', scale: 256, offset: 0, rank: 2 },
  73: { channel: 'speed_mps', scale: 1000, offset: 0, rank: 2 },
  78: { channel: 'altitude_m', scale: 5, offset: 500, rank: 2 },
}

const FRACTIONAL_CADENCE = 53
const COMPRESSED_SPEED_DISTANCE = 8

/** Writes a field of the record at offset `at` into row `i` of the columns. */
type WriteField = (view: DataView, at: number, columns: Columns, i: number) => void

/** Reads every record of the file into columns; `time_s` holds seconds since the FIT epoch. */
export function readRecords(structure: FitStructure): Columns {
  const { records, bytes } = structure
  const columns = Object.fromEntries(
    CHANNELS.map((channel) => [channel, new Float64Array(records.length).fill(Number.NaN)]),
  ) as Columns
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const developerTargets = developerTargetsOf(structure.fieldDescriptions, view)
  const writersOf = new Map<FitDefinition, WriteField[]>()
  const accumulateDistance = newAccumulator()
  for (const [i, { definition, at, time }] of records.entries()) {
    let writers = writersOf.get(definition)
    if (!writers) {
      writers = writersFor(definition, developerTargets, accumulateDistance)
      writersOf.set(definition, writers)
    }
    columns.time_s[i] = time
    for (const write of writers) write(view, at, columns, i)
  }
  clearInvalidValues(columns)
  return columns
}

/** The writers of a definition's fields by ascending rank: the field of the highest rank writes last and wins. */
function writersFor(
  definition: FitDefinition,
  developers: DeveloperTargets,
  distance: Accumulator,
): WriteField[] {
  const { littleEndian } = definition
  const ranked: { rank: number; write: WriteField }[] = []
  for (const field of definition.developerFields) {
    const described = developers.get(developerKey(field.developer, field.number))
    const read = described && numberReader(described.type, field.size)
    if (read) ranked.push({ rank: 4, write: writeValue(read, field.offset, littleEndian, described.target) })
  }
  for (const field of definition.fields) {
    const target = RECORD_FIELDS[field.number]
    const read = numberReader(field.type, field.size)
    if (target && read) {
      ranked.push({ rank: target.rank, write: writeValue(read, field.offset, littleEndian, target) })
    } else if (field.number === COMPRESSED_SPEED_DISTANCE && field.size === 3) {
      ranked.push({ rank: 0, write: writeCompressed(field.offset, distance) })
    } else if (field.number === FRACTIONAL_CADENCE && read) {
      ranked.push({ rank: 3, write: writeFractionalCadence(read, field.offset) })
    }
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ write }) => write)
}

function writeValue(read: ReadNumber, offset: number, littleEndian: boolean, target: Target): WriteField {
  return (view, at, columns, i) => {
    const raw = read(view, at + offset, littleEndian)
    if (!Number.isNaN(raw)) columns[target.channel][i] = raw / target.scale - target.offset
  }
}

function writeFractionalCadence(read: ReadNumber, offset: number): WriteField {
  return (view, at, columns, i) => {
    const raw = read(view, at + offset, true)
    if (!Number.isNaN(raw)) columns.cadence_rpm[i] = columns.cadence_rpm[i]! + raw / 128
  }
}

type Accumulator = (low12: number) => number

/** Turns a 12-bit counter that wraps around into a total. */
function newAccumulator(): Accumulator {
  let total = 0
  return (low12) => {
    total += (low12 - total) & 0xfff
    return total
  }
}

/** Three bytes: the speed in 12 bits of 1/100 m/s, then the low 12 bits of the distance in 1/16 m. */
function writeCompressed(offset: number, distance: Accumulator): WriteField {
  return (view, at, columns, i) => {
    const [low, middle, high] = [0, 1, 2].map((byte) => view.getUint8(at + offset + byte)) as [
      number,
      number,
      number,
    ]
    if (low === 0xff && middle === 0xff && high === 0xff) return
    columns.speed_mps[i] = (low | ((middle & 0x0f) << 8)) / 100
    columns.distance_m[i] = distance((middle >> 4) | (high << 4)) / 16
  }
}

type DeveloperTargets = Map<number, { type: number; target: Target }>

function developerKey(developer: number, number: number): number {
  return developer * 256 + number
}

/** The developer fields that replace a field of the profile, such as power from a foot pod, by `developerKey`. */
function developerTargetsOf(descriptions: FitMessage[], view: DataView): DeveloperTargets {
  const targets: DeveloperTargets = new Map()
  for (const { definition, at } of descriptions) {
    const [developer, number, type, message, native] = [0, 1, 2, 14, 15].map((field) =>
      readField(view, definition, at, field),
    ) as [number, number, number, number, number]
    const target = RECORD_FIELDS[native]
    // Developer fields hold the unit itself, not the profile's scaled integers.
    const unscaled = target && { ...target, scale: 1, offset: 0 }
    if (unscaled && message === MESSAGE.record)
      targets.set(developerKey(developer, number), { type, target: unscaled })
  }
  return targets
}

/** Clears heart rates of 0, which mean "none", and implausible positions. */
function clearInvalidValues({ hr_bpm, lat, lon }: Columns): void {
  for (let i = 0; i < hr_bpm.length; i++) {
    if (hr_bpm[i] === 0) hr_bpm[i] = Number.NaN
    if (!isPlausiblePosition(lat[i], lon[i])) lat[i] = lon[i] = Number.NaN
  }
}

/** The given rows as a track, without the channels that hold no value. */
export function trackOfRows(columns: Columns, rows: number[]): Track {
  const track: Track = { length: rows.length, columns: {} }
  for (const channel of CHANNELS) {
    const column = new Float64Array(rows.length)
    let values = 0
    for (let i = 0; i < rows.length; i++) {
      column[i] = columns[channel][rows[i]!]!
      if (!Number.isNaN(column[i]!)) values++
    }
    if (values > 0) track.columns[channel] = column
  }
  return track
}
