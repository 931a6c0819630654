import { CHANNELS, type Channel, type Track } from '../tracks/index.ts'
import { numberReader, type ReadNumber } from './fit-binary.ts'
import { type FitDefinition, numberIn } from './fit-definition.ts'
import { type FitMessage, type FitStructure, MESSAGE } from './fit-structure.ts'
import { isPosition } from './limits.ts'

export type Columns = Record<Channel, Float64Array>

type Target = { channel: Channel; scale: number; offset: number; rank: number }

/** 2^31 semicircles are 180 degrees. */
const SEMICIRCLES = 2 ** 31 / 180

/**
 * The fields of a record message (FIT profile 21.217): value = raw / scale − offset. Where a record has several
 * fields for one channel, the one of highest rank that holds a value wins.
 */
const TARGETS: Record<number, Target> = {
  0: { channel: 'lat', scale: SEMICIRCLES, offset: 0, rank: 1 },
  1: { channel: 'lon', scale: SEMICIRCLES, offset: 0, rank: 1 },
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

/** A step that writes what a record holds into the columns, at row `i`. */
type Step = (view: DataView, at: number, columns: Columns, i: number) => void

/** Every record of the file as columns; `time_s` holds seconds since FIT's epoch. */
export function readRecords(structure: FitStructure): Columns {
  const { records, bytes } = structure
  const columns = Object.fromEntries(
    CHANNELS.map((channel) => [channel, new Float64Array(records.length).fill(Number.NaN)]),
  ) as Columns
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const developerTargets = describeDeveloperFields(structure.fieldDescriptions, view)
  const stepsOf = new Map<FitDefinition, Step[]>()
  const distance = accumulator()
  for (const [i, { definition, at, time }] of records.entries()) {
    let steps = stepsOf.get(definition)
    if (!steps) {
      steps = stepsFor(definition, developerTargets, distance)
      stepsOf.set(definition, steps)
    }
    columns.time_s[i] = time
    for (const step of steps) step(view, at, columns, i)
  }
  forgetNonValues(columns)
  return columns
}

function stepsFor(definition: FitDefinition, developers: DeveloperTargets, distance: Accumulator): Step[] {
  const { littleEndian } = definition
  const ranked: { rank: number; step: Step }[] = []
  for (const field of definition.developerFields) {
    const described = developers.get(developerKey(field.developer, field.number))
    const read = described && numberReader(described.type, field.size)
    if (read) ranked.push({ rank: 4, step: valueStep(read, field.offset, littleEndian, described.target) })
  }
  for (const field of definition.fields) {
    const target = TARGETS[field.number]
    const read = numberReader(field.type, field.size)
    if (target && read) {
      ranked.push({ rank: target.rank, step: valueStep(read, field.offset, littleEndian, target) })
    } else if (field.number === COMPRESSED_SPEED_DISTANCE && field.size === 3) {
      ranked.push({ rank: 0, step: compressedStep(field.offset, distance) })
    } else if (field.number === FRACTIONAL_CADENCE && read) {
      ranked.push({ rank: 3, step: fractionalCadenceStep(read, field.offset) })
    }
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ step }) => step)
}

function valueStep(read: ReadNumber, offset: number, littleEndian: boolean, target: Target): Step {
  return (view, at, columns, i) => {
    const raw = read(view, at + offset, littleEndian)
    if (!Number.isNaN(raw)) columns[target.channel][i] = raw / target.scale - target.offset
  }
}

function fractionalCadenceStep(read: ReadNumber, offset: number): Step {
  return (view, at, columns, i) => {
    const raw = read(view, at + offset, true)
    if (!Number.isNaN(raw)) columns.cadence_rpm[i] = columns.cadence_rpm[i]! + raw / 128
  }
}

type Accumulator = (low12: number) => number

/** Counts on from 12 bits that wrap around. */
function accumulator(): Accumulator {
  let total = 0
  return (low12) => {
    total += (low12 - total) & 0xfff
    return total
  }
}

/** Three bytes: speed in 12 bits of 1/100 m/s, then the low 12 bits of the distance in 1/16 m. */
function compressedStep(offset: number, distance: Accumulator): Step {
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

/** Developer fields that take the place of a field of the profile (a foot pod's power, say), by their own numbers. */
function describeDeveloperFields(descriptions: FitMessage[], view: DataView): DeveloperTargets {
  const targets: DeveloperTargets = new Map()
  for (const { definition, at } of descriptions) {
    const [developer, number, type, message, native] = [0, 1, 2, 14, 15].map((field) =>
      numberIn(view, definition, at, field),
    ) as [number, number, number, number, number]
    const target = TARGETS[native]
    // The values are in the profile's units, not in its scaled integers.
    const plain = target && { ...target, scale: 1, offset: 0 }
    if (plain && message === MESSAGE.record)
      targets.set(developerKey(developer, number), { type, target: plain })
  }
  return targets
}

/** A heart rate of 0 means none. */
function forgetNonValues({ hr_bpm, lat, lon }: Columns): void {
  for (let i = 0; i < hr_bpm.length; i++) {
    if (hr_bpm[i] === 0) hr_bpm[i] = Number.NaN
    if (!isPosition(lat[i], lon[i])) lat[i] = lon[i] = Number.NaN
  }
}

/** A track of the given rows; channels without any value are left out. */
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
