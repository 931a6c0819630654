import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTrack } from '../tracks/codec.ts'
import type { Track } from '../tracks/index.ts'
import { type Cell, isInCell } from './cells.ts'
import { cropTrack, hiddenCells } from './crop.ts'
import { shownPartOf } from './shown-part.ts'

const GRID = { north: 0.25, east: 0.75 }
const NO_ZONES = { grid: GRID, zones: [] }
/** About 10 m. */
const STEP = 0.0001
const HOME = { lat: 46.05, lon: 14.5 }

const column = (length: number, value: (i: number) => number) =>
  Float64Array.from({ length }, (_, i) => value(i))
/** A track to the north, 10 m each second, that starts `from` steps from home. */
function northward(length: number, from = 0): Track {
  return {
    length,
    columns: {
      time_s: column(length, (i) => i),
      distance_m: column(length, (i) => i * 10),
      lat: column(length, (i) => HOME.lat + (from + i) * STEP),
      lon: column(length, () => HOME.lon),
      hr_bpm: column(length, (i) => 100 + (i % 60)),
    },
  }
}
/** The square between these steps north of home. */
const between = (from: number, to: number): Cell => ({
  lat: HOME.lat + ((from + to) / 2) * STEP,
  lon: HOME.lon,
  half_lat: ((to - from) / 2) * STEP,
  half_lon: 0.01,
})
const unknownAt = (values: Float64Array, ...indices: number[]) => {
  for (const i of indices) values[i] = Number.NaN
}

describe('a track without what is in the cells', () => {
  it('begins at 0 s and 0 m with the first point outside, and says when that was', () => {
    const { length, columns, start_s } = cropTrack(northward(100), [between(-5, 29.5)])
    expect([length, start_s]).toEqual([70, 30])
    expect([columns.time_s![0], columns.time_s!.at(-1)]).toEqual([0, 69])
    expect([columns.distance_m![0], columns.distance_m!.at(-1)]).toEqual([0, 690])
    expect(columns.hr_bpm![0]).toBe(130)
  })

  it('has a second and no distance instead of what is hidden in the middle', () => {
    const { columns } = cropTrack(northward(100), [between(19.5, 79.5)])
    expect([...columns.time_s!.slice(18, 22)]).toEqual([18, 19, 20, 21])
    expect([...columns.distance_m!.slice(18, 22)]).toEqual([180, 190, 190, 200])
  })

  it('has no points without a position next to hidden ones', () => {
    const track = northward(100)
    unknownAt(track.columns.lat!, 0, 1, 40, 41, 60, 98, 99)
    const { columns, start_s } = cropTrack(track, [between(-5, 39.5)])
    expect([start_s, columns.time_s!.length]).toEqual([42, 56])
    expect(cropTrack(track, [between(90, 200)]).columns.time_s!.at(-1)).toBe(87)
  })

  it('continues over missing times and distances', () => {
    const track = northward(100)
    unknownAt(track.columns.time_s!, 30, 31)
    unknownAt(track.columns.distance_m!, 30)
    const { columns, start_s } = cropTrack(track, [between(-5, 29.5)])
    expect(start_s).toBeNull()
    expect([...columns.time_s!.slice(0, 3)]).toEqual([Number.NaN, Number.NaN, 0])
    expect([...columns.distance_m!.slice(0, 3)]).toEqual([Number.NaN, 0, 10])
  })

  it('is empty if everything is hidden, and if it has no positions', () => {
    expect(cropTrack(northward(100), [between(-5, 500)]).length).toBe(0)
    const { lat: _, lon: __, ...columns } = northward(100).columns
    expect(hiddenCells({ length: 100, columns }, { ...NO_ZONES, ends_m: 200 })).toEqual([])
  })

  it('never contains a position in a cell, and never more time or distance than the pieces outside', () => {
    const steps = fc.array(fc.record({ lat: fc.integer({ min: -3, max: 3 }), gap: fc.boolean() }), {
      minLength: 2,
      maxLength: 200,
    })
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (walk, from, size) => {
          let at = 0
          const lat = Float64Array.from(walk, ({ lat, gap }) => {
            at += lat
            return gap ? Number.NaN : HOME.lat + at * STEP
          })
          const track = northward(walk.length)
          track.columns.lat = lat
          const cell = between(from, from + size)
          const shown = cropTrack(track, [cell])
          const time_s = shown.columns.time_s!
          for (let i = 0; i < shown.length; i++) {
            expect(isInCell(cell, shown.columns.lat![i]!, HOME.lon)).toBe(false)
            expect(time_s[i]).toBe(i)
          }
        },
      ),
    )
  })
})

describe('hidden ends', () => {
  it('hide at least as many metres of the start and of the end', () => {
    const cells = hiddenCells(northward(600), { ...NO_ZONES, ends_m: 300 })
    const { columns, start_s } = cropTrack(northward(600), cells)
    expect(start_s).toBeGreaterThanOrEqual(27)
    expect(columns.lat!.at(-1)).toBeLessThan(HOME.lat + (600 - 27) * STEP)
  })

  it('hide the place behind positions that are wrong at first', () => {
    const track = northward(600)
    track.columns.lat!.set([10, 10], 0)
    const cells = hiddenCells(track, { ...NO_ZONES, ends_m: 200 })
    expect(cells.some((cell) => isInCell(cell, HOME.lat + 2 * STEP, HOME.lon))).toBe(true)
    expect(cells.some((cell) => isInCell(cell, 10, HOME.lon))).toBe(true)
  })

  it('of 0 m hide nothing', () => {
    expect(hiddenCells(northward(600), { ...NO_ZONES, ends_m: 0 })).toEqual([])
  })
})

describe('the part of a stored track that is shown', () => {
  const data = encodeTrack(northward(600))

  it('is the whole track if no zone touches it', () => {
    const zones = [{ lat: 47, lon: 14.5, radius_m: 200 }]
    const { bounds, cells, rest } = shownPartOf(data, { grid: GRID, zones, ends_m: 0 })
    expect([cells, rest]).toEqual([[], null])
    expect(bounds).toMatchObject({ west: 14.5, east: 14.5, south: 46.05 })
    expect(bounds!.north).toBeCloseTo(HOME.lat + 599 * STEP, 6)
  })

  it('has the figures of the points outside the zones', () => {
    const zones = [{ ...HOME, radius_m: 200 }]
    const { cells, rest } = shownPartOf(data, { grid: GRID, zones, ends_m: 0 })
    expect(cells).toHaveLength(1)
    expect(rest!.start_s).toBeGreaterThanOrEqual(18)
    expect(rest!.point_count).toBe(600 - rest!.start_s!)
    expect(rest!.totals).toMatchObject({ elapsed_s: rest!.point_count - 1, calories_kcal: null })
    expect(rest!.totals.distance_m).toBe((rest!.point_count - 1) * 10)
    expect(rest!.summary_polyline).toEqual(expect.any(String))
  })

  it('leaves out what comes before the first position and after the last one, if the owner hides places', () => {
    const track = northward(600)
    unknownAt(track.columns.lat!, 0, 1, 599)
    const stored = encodeTrack(track)
    const away = [{ lat: 10, lon: 10, radius_m: 200 }]
    const shown = shownPartOf(stored, { grid: GRID, zones: away, ends_m: 0 })
    expect(shown).toMatchObject({ has_unknown_ends: true, cells: [] })
    expect(shown.rest).toMatchObject({ start_s: 2, point_count: 597 })
    expect(shown.rest!.totals.distance_m).toBe(5_960)
    expect(shownPartOf(stored, { ...NO_ZONES, ends_m: 0 }).rest).toBeNull()
  })

  it('is nothing if at most one position is outside', () => {
    const { rest } = shownPartOf(encodeTrack(northward(10)), { ...NO_ZONES, ends_m: 200 })
    expect(rest).toMatchObject({ point_count: 0, start_s: null, summary_polyline: null })
    expect(rest!.totals.elapsed_s).toBeNull()
  })
})
