import type { Sport } from '../sports/index.ts'
import type { Lap, Position, Totals, Track } from '../tracks/index.ts'

/** One workout as a file tells it: a FIT session, a TCX activity or a GPX recording. */
export type ParsedActivity = {
  sport: Sport
  /** Given by the file (GPX track name, FIT workout name); null where the file has none. */
  title: string | null
  /** Unix milliseconds UTC. A file that does not say when is refused: nobody could place it. */
  started_at: number
  device: string | null
  /** What the device wrote into its summary; all null for GPX. */
  device_totals: Totals
  laps: Lap[]
  /** Null where the file has no records for this workout. `time_s` counts from `started_at`. */
  track: Track | null
  warnings: string[]
}

/** The workout as it leaves the worker: its track encoded for storage, with what is derived from it. */
export type ImportedActivity = Omit<ParsedActivity, 'track'> & {
  encoded_track: Uint8Array | null
  track_totals: Totals
  summary_polyline: string | null
  start_position: Position | null
  point_count: number
}

export type ParsedFile = { activities: ParsedActivity[]; warnings: string[] }

/** What a file turned out to be: its workouts, or the reason in words why it is refused. */
export type ParseOutcome = ({ status: 'parsed' } & ParsedFile) | RefusedFile

export type ImportOutcome =
  | { status: 'parsed'; activities: ImportedActivity[]; warnings: string[] }
  | RefusedFile

/** `cause` is the stack of an error that no rule of ours foresaw: for the log, never for the client. */
export type RefusedFile = { status: 'refused'; reason: RefusalReason; message: string; cause?: string }

export type RefusalReason =
  | 'empty'
  | 'unknown_format'
  | 'nested_archive'
  | 'not_an_activity'
  | 'no_workout'
  | 'no_time'
  | 'truncated'
  | 'damaged'
  | 'unsafe_xml'
  | 'malformed_xml'
  | 'too_large'
  | 'too_many_points'
  | 'took_too_long'

/** Thrown anywhere while reading a file; `parseFile` turns it into a refused outcome. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export function refused({ reason, message }: { reason: RefusalReason; message: string }): RefusedFile {
  return { status: 'refused', reason, message }
}
