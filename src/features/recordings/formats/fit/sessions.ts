import type { FitMessages, SessionMesg } from '@garmin/fitsdk'
import type { Track } from '../../../tracks/index.ts'
import type { Activity } from '../../activity.ts'
import type { ImportWarning } from '../../reasons.ts'
import { clockNotSetWarning, isPlausibleTime } from '../plausible.ts'
import { SORTED_WARNING, sortByTime } from '../time-order.ts'
import { deviceOf } from './device.ts'
import { toUnix_ms } from './messages.ts'
import { type Columns, trackOfRows } from './records.ts'
import { sportOfFit } from './sports.ts'
import { lapStart, lapsOf, timerFromEvents, totalsOfSession } from './totals.ts'

const DAY_MS = 86_400_000

/** A session with its first and last instant in Unix milliseconds. */
type TimedSession = { message: SessionMesg; start: number; end: number }

/** One workout per session (a triathlon has five), with the records and laps recorded during it. */
export function activitiesOf(messages: FitMessages, columns: Columns): Activity[] {
  const sessions = timedSessions(messages.sessionMesgs ?? [], columns)
  const { rows, warnings } = usableRows(columns, sessions)
  const rowsOf = assignToSessions(rows, sessions, (row) => timeOf(columns, row))
  const lapMessages = (messages.lapMesgs ?? []).filter((lap) => isPlausibleTime(lapStart(lap)))
  const lapsOfSession = assignToSessions(lapMessages, sessions, (lap) => lapStart(lap) ?? 0)
  let counter_m = 0
  return sessions.map((session, i) => {
    const track = rowsOf[i]!.length > 0 ? trackFromStart(columns, rowsOf[i]!, session.start) : null
    counter_m = rebaseDistance(track, counter_m)
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
      warnings: [...clockNotSetWarning(session.start), ...(i === 0 ? warnings : [])],
    }
  })
}

/** Stands in for the session that is missing from a truncated file: one session of all records. */
export function sessionFromRecords(columns: Columns): SessionMesg[] {
  const times = columns.time_s.filter((time) => isPlausibleTime(toUnix_ms(time)))
  return times.length === 0 ? [] : [{ startTime: times[0]!, timestamp: times[times.length - 1]! }]
}

function timedSessions(messages: SessionMesg[], columns: Columns): TimedSession[] {
  const timed: TimedSession[] = []
  for (const message of messages) {
    const elapsed_ms = Math.round(1000 * (Number(message.totalElapsedTime) || 0))
    const stop = toUnix_ms(message.timestamp)
    const start = [
      toUnix_ms(message.startTime),
      stop === null ? null : stop - elapsed_ms,
      toUnix_ms(columns.time_s[0]),
    ].find(isPlausibleTime)
    if (start === undefined) continue
    const end = isPlausibleTime(stop) ? Math.max(stop, start + elapsed_ms) : start + elapsed_ms
    timed.push({ message, start, end })
  }
  return timed.sort((a, b) => a.start - b.start)
}

/** The rows in order of time, without those that have no time or are more than a day away from every session. */
function usableRows(
  columns: Columns,
  sessions: TimedSession[],
): { rows: number[]; warnings: ImportWarning[] } {
  const earliest = Math.min(...sessions.map(({ start }) => start)) - DAY_MS
  const latest = Math.max(...sessions.map(({ end }) => end)) + DAY_MS
  const rows: number[] = []
  for (let row = 0; row < columns.time_s.length; row++) {
    const time = timeOf(columns, row)
    if (!isPlausibleTime(time) || time < earliest || time > latest) continue
    rows.push(row)
  }
  const dropped = columns.time_s.length - rows.length
  const wasSorted = sortByTime(rows, (row) => columns.time_s[row]!)
  const warnings: ImportWarning[] = []
  if (dropped > 0) warnings.push({ code: 'times_left_out', points: dropped })
  if (wasSorted) warnings.push(SORTED_WARNING)
  return { rows, warnings }
}

function timeOf(columns: Columns, row: number): number {
  return toUnix_ms(columns.time_s[row]) ?? Number.NaN
}

/** Assigns each item to the last session that had started by then; items before all sessions go to the first one. */
function assignToSessions<T>(items: T[], sessions: TimedSession[], time: (item: T) => number): T[][] {
  const assigned: T[][] = sessions.map(() => [])
  for (const item of items) {
    const at = time(item)
    let owner = sessions.length - 1
    while (owner > 0 && sessions[owner]!.start > at) owner--
    assigned[owner]?.push(item)
  }
  return assigned
}

/** The rows as a track whose times count from `start`. Times before `start` are negative: the clock was set back. */
function trackFromStart(columns: Columns, rows: number[], start: number): Track {
  const track = trackOfRows(columns, rows)
  const { time_s } = track.columns
  if (time_s) for (let i = 0; i < rows.length; i++) time_s[i] = (timeOf(columns, rows[i]!) - start) / 1000
  return track
}

/**
 * Some devices count the distance through all sessions of a file, others from 0 in each. When the count continues,
 * subtracts the previous session's last value, in metres. Returns the last value of this session as recorded.
 */
function rebaseDistance(track: Track | null, previous_m: number): number {
  const column = track?.columns.distance_m
  if (!column) return previous_m
  const first = column.find((value) => !Number.isNaN(value)) ?? 0
  const last = column.findLast((value) => !Number.isNaN(value)) ?? 0
  if (previous_m > 0 && first >= previous_m) for (let i = 0; i < column.length; i++) column[i]! -= previous_m
  return last
}

function isWithin(time: unknown, { start, end }: TimedSession): boolean {
  const instant = toUnix_ms(time)
  return instant !== null && instant >= start && instant <= end
}

function sportOf(session: SessionMesg, { sportMesgs }: FitMessages): Activity['sport'] {
  const { sport, subSport } = session.sport === undefined ? (sportMesgs?.[0] ?? {}) : session
  return sportOfFit(String(sport), String(subSport))
}

function titleOf({ workoutMesgs }: FitMessages): string | null {
  const name = workoutMesgs?.[0]?.wktName
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null
}
