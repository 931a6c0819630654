import { CHANNELS, type Channel, decodeTrack, NO_TOTALS, summaryOf, type Track } from '../tracks/index.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import type { Cell } from './cells.ts'
import { cropTrack, type Hiding, hasUnknownEnds, hiddenCells } from './crop.ts'

/** What others get of a track. */
export type ShownPart = {
  /** The bounds of the whole track. */
  bounds: Bounds | null
  /** The track has positions, but not at its first or last point. */
  has_unknown_ends: boolean
  /** The squares that hide a part of the track. */
  cells: Cell[]
  /** What is left of the track; null if nothing is hidden. */
  rest: Rest | null
}

type Rest = ReturnType<typeof summaryOf> & {
  /** 0 if nothing is left. */
  point_count: number
  /** Seconds from the start of the workout to the first point that is left. */
  start_s: number | null
}

const NOTHING: Rest = { point_count: 0, start_s: null, totals: NO_TOTALS, summary_polyline: null }

const POSITION: readonly Channel[] = ['lat', 'lon']
/** No figure needs the temperature. */
const OTHERS = CHANNELS.filter((channel) => !POSITION.includes(channel) && channel !== 'temperature_c')

/** What others get of a stored track. Reads more than the positions only if something is hidden. */
export function shownPartOf(data: Uint8Array, hiding: Hiding): ShownPart {
  const positions = decodeTrack(data, POSITION)
  const bounds = boundsOf(positions)
  const cells = hiddenCells(positions, hiding)
  const has_unknown_ends = hasUnknownEnds(positions)
  const known = { bounds, has_unknown_ends, cells }
  const hidesPlaces = hiding.zones.length > 0 || hiding.ends_m > 0
  if (cells.length === 0 && !(has_unknown_ends && hidesPlaces)) return { ...known, rest: null }
  const { length, columns } = decodeTrack(data, OTHERS)
  return { ...known, rest: restOf({ length, columns: { ...columns, ...positions.columns } }, cells) }
}

function restOf(track: Track, cells: Cell[]): Rest {
  const { start_s, ...rest } = cropTrack(track, cells)
  const summary = summaryOf(rest)
  // A single position is no route.
  if (summary.summary_polyline === null) return NOTHING
  return { ...summary, point_count: rest.length, start_s }
}
