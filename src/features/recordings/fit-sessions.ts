import type { FitMessages, SessionMesg } from '@garmin/fitsdk'
import type { Track } from '../tracks/index.ts'
import type { ParsedActivity } from './activity.ts'
import { deviceOf } from './fit-device.ts'
import { fitTime_ms } from './fit-messages.ts'
import { type Columns, trackOfRows } from './fit-records.ts'
import { sportOfFit } from './fit-sports.ts'
import { lapStart, lapsOf, timerFromEvents, totalsOfSession } from './fit-totals.ts'
import { clockWarning, isUsableTime } from './limits.ts'
import { SORTED_WARNING, sortByTime } from './time-order.ts'

const DAY_MS = 86_400_000

/** A session that says when it was; `end` is its last instant. Both in Unix milliseconds. */
type PlacedSession = { message: SessionMesg; start: number; end: number }

/** One workout for each session of the file (a triathlon gives five), with the records and laps of its time. */
export function activitiesOf(messages: FitMessages, columns: Columns): ParsedActivity[] {
  const sessions = placedSessions(messages.sessionMesgs ?? [], columns)
  const { rows, warnings } = usableRows(columns, sessions)
  const rowsOf = sharedOut(rows, sessions, (row) => timeOf(columns, row))
  const lapMessages = (messages.lapMesgs ?? []).filter((lap) => isUsableTime(lapStart(lap)))
  const lapsOfSession = sharedOut(lapMessages, sessions, (lap) => lapStart(lap) ?? 0)
  let covered_m = 0
  return sessions.map((session, i) => {
    const track = rowsOf[i]!.length > 0 ? placedTrack(columns, rowsOf[i]!, session.start) : null
    covered_m = rebaseDistance(track, covered_m)
    const ownEvents = (messages.eventMesgs ?? []).filter((event) => isWithin(event.timestamp, session))
    const totals = totalsOfSession(session.message)
    return {
      sport: sportOf(session.message, messages),
      title: titleOf(messages),
      started_at: session.start,
      device: deviceOf(messages),
      device_totals: { ...totals, timer_s: totals.timer_s ?? timerFromEvents(ownEvents) },
      laps: lapsOf(lapsOfSession[i]!, session.start),
      track,
      warnings: [...clockWarning(session.start), ...(i === 0 ? warnings : [])],
    }
  })
}

/** The session that a device would have written: all records are its own. For files that end too early. */
export function sessionFromRecords(columns: Columns): SessionMesg[] {
  const times = columns.time_s.filter((time) => isUsableTime(fitTime_ms(time)))
  return times.length === 0 ? [] : [{ startTime: times[0]!, timestamp: times[times.length - 1]! }]
}

function placedSessions(messages: SessionMesg[], columns: Columns): PlacedSession[] {
  const placed: PlacedSession[] = []
  for (const message of messages) {
    const elapsed_ms = Math.round(1000 * (Number(message.totalElapsedTime) || 0))
    const stop = fitTime_ms(message.timestamp)
    const start = [
      fitTime_ms(message.startTime),
      stop === null ? null : stop - elapsed_ms,
      fitTime_ms(columns.time_s[0]),
    ].find(isUsableTime)
    if (start === undefined) continue
    const end = isUsableTime(stop) ? Math.max(stop, start + elapsed_ms) : start + elapsed_ms
    placed.push({ message, start, end })
  }
  return placed.sort((a, b) => a.start - b.start)
}

/** Rows in order of time, without those that cannot belong to the recording: no time, or days away from it. */
function usableRows(columns: Columns, sessions: PlacedSession[]): { rows: number[]; warnings: string[] } {
  const earliest = Math.min(...sessions.map(({ start }) => start)) - DAY_MS
  const latest = Math.max(...sessions.map(({ end }) => end)) + DAY_MS
  const rows: number[] = []
  for (let row = 0; row < columns.time_s.length; row++) {
    const time = timeOf(columns, row)
    if (!isUsableTime(time) || time < earliest || time > latest) continue
    rows.push(row)
  }
  const dropped = columns.time_s.length - rows.length
  const wasSorted = sortByTime(rows, (row) => columns.time_s[row]!)
  return {
    rows,
    warnings: [
      ...(dropped > 0 ? [`${dropped} points with an impossible time were left out.`] : []),
      ...(wasSorted ? [SORTED_WARNING] : []),
    ],
  }
}

function timeOf(columns: Columns, row: number): number {
  return fitTime_ms(columns.time_s[row]) ?? Number.NaN
}

/** Each item goes to the last session that had started by then; what comes before all goes to the first. */
function sharedOut<T>(items: T[], sessions: PlacedSession[], time: (item: T) => number): T[][] {
  const shares: T[][] = sessions.map(() => [])
  for (const item of items) {
    const at = time(item)
    let owner = sessions.length - 1
    while (owner > 0 && sessions[owner]!.start > at) owner--
    shares[owner]?.push(item)
  }
  return shares
}

/** The rows as a track whose time counts from the session's start; negative where a clock was set during it. */
function placedTrack(columns: Columns, rows: number[], start: number): Track {
  const track = trackOfRows(columns, rows)
  const { time_s } = track.columns
  if (time_s) for (let i = 0; i < rows.length; i++) time_s[i] = (timeOf(columns, rows[i]!) - start) / 1000
  return track
}

/**
 * Some devices count the distance through all sessions of a file, others from 0 in each. Where the count goes on,
 * makes the session's own start 0. Takes and gives the count at the end of the session before, in metres.
 */
function rebaseDistance(track: Track | null, covered_m: number): number {
  const column = track?.columns.distance_m
  if (!column) return covered_m
  const first = column.find((value) => !Number.isNaN(value)) ?? 0
  const last = column.findLast((value) => !Number.isNaN(value)) ?? 0
  if (covered_m > 0 && first >= covered_m) for (let i = 0; i < column.length; i++) column[i]! -= covered_m
  return last
}

function isWithin(time: unknown, { start, end }: PlacedSession): boolean {
  const instant = fitTime_ms(time)
  return instant !== null && instant >= start && instant <= end
}

function sportOf(session: SessionMesg, { sportMesgs }: FitMessages): ParsedActivity['sport'] {
  const { sport, subSport } = session.sport === undefined ? (sportMesgs?.[0] ?? {}) : session
  return sportOfFit(String(sport), String(subSport))
}

function titleOf({ workoutMesgs }: FitMessages): string | null {
  const name = workoutMesgs?.[0]?.wktName
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null
}
