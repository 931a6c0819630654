import type { ShownPart } from '../cropping/index.ts'
import type { Sport } from '../sports/index.ts'
import type { processTrack, Track } from '../tracks/index.ts'
import type { ImportWarning } from './reasons.ts'
import type { RefusedFile } from './refusal.ts'
import type { Lap } from './tables.ts'

type ProcessedTrack = ReturnType<typeof processTrack>
export type Totals = ProcessedTrack['totals']

/** A workout in a file: one session of a FIT file, one activity of a TCX file, or all tracks of a GPX file together. */
export type Activity = {
  sport: Sport
  /** The GPX track name or the FIT workout name; null when the file has none. */
  title: string | null
  /** Unix milliseconds UTC. */
  started_at: number
  device: string | null
  /** The summary that the device wrote; all null for GPX, which has none. */
  device_totals: Totals
  laps: Lap[]
  /** Null when the file has no records for this workout. `time_s` counts from `started_at`. */
  track: Track | null
  warnings: ImportWarning[]
}

/** An activity that is ready to be stored. `shown` is what others get of its track, if that was computed. */
export type ProcessedActivity = Omit<Activity, 'track'> & {
  track: (ProcessedTrack & { shown?: ShownPart | null }) | null
}

export type ParsedFile<A = Activity> = { activities: A[]; warnings: ImportWarning[] }

/** The workouts in a file, or why the file is refused. */
export type ParseResult<A = Activity> = (ParsedFile<A> & ParsedStatus) | RefusedFile

type ParsedStatus = {
  status: 'parsed'
  /** The file without the bytes behind its end; null when there are none. */
  kept: Uint8Array | null
}
