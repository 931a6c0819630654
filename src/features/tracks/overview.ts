import { hash } from 'node:crypto'
import { decodeTrack, encodeTrack } from './codec.ts'
import { downsample } from './downsample.ts'
import type { Track } from './track.ts'

/** As many points as a chart has pixels, and few enough to be read in a millisecond. */
const OVERVIEW_POINTS = 800

/** What is stored beside a track, so that a chart needs only a small part of the data. */
export type TrackOverview = {
  /** Identifies the data of the track. */
  data_hash: string
  /** The track reduced to 800 points; null when the track has no more than that. */
  overview: Uint8Array | null
}

/** The overview of a track whose stored form is `data`. */
export function makeOverview(data: Uint8Array, track: Track): TrackOverview {
  const isShort = track.length <= OVERVIEW_POINTS
  return {
    data_hash: hash('sha256', data, 'base64url'),
    overview: isShort ? null : encodeTrack(downsample(track, OVERVIEW_POINTS)),
  }
}

/** The overview of a stored track. */
export function overviewOf(data: Uint8Array): TrackOverview {
  return makeOverview(data, decodeTrack(data))
}

/** Whether `points` points are quick to read, because a track of this length is short or its overview suffices. */
export function isQuickRead(point_count: number, points: number): boolean {
  return Math.min(point_count, points) <= OVERVIEW_POINTS
}
