import type { FitMessages } from '@garmin/fitsdk'
import type { ParsedFile } from '../../activity.ts'
import { assertSummaryCounts } from '../../limits.ts'
import { Refusal } from '../../refusal.ts'
import type { Format, OnProgress } from '../format.ts'
import { FORMAT_NAMES } from '../names.ts'
import { isPlausibleTime } from '../plausible.ts'
import { decodeSummary, toUnix_ms } from './messages.ts'
import { type Columns, readRecords } from './records.ts'
import { activitiesOf, sessionFromRecords } from './sessions.ts'
import { type FitStructure, isFitHeader, readFitStructure } from './structure.ts'

/** Garmin's binary format, which most watches and bike computers write. */
export const fit: Format = {
  ...FORMAT_NAMES.fit,
  matches: (bytes) => isFitHeader(bytes),
  parse: parseFit,
}

/** What FIT files other than activities contain, by the type in their first message. */
const OTHER_FILES: Record<string, string> = {
  device: 'a description of a device',
  settings: 'settings of a device',
  sport: 'settings of a sport',
  workout: 'a planned workout',
  course: 'a planned route',
  schedules: 'a training plan',
  weight: 'measurements of a weight scale',
  totals: 'totals of a device',
  goals: 'goals',
  bloodPressure: 'measurements of blood pressure',
  monitoringA: 'the monitoring of a day',
  monitoringB: 'the monitoring of a day',
  monitoringDaily: 'the monitoring of a day',
  activitySummary: 'summaries of activities',
  segment: 'a segment',
  segmentList: 'a list of segments',
}

/** The least that makes a workout when the session is missing. */
const MIN_POINTS_WITHOUT_SESSION = 10
const MIN_SECONDS_WITHOUT_SESSION = 60

/** The share of the time that reading the records takes for a large file. */
const RECORDS_SHARE = 0.5

/**
 * The workouts of a FIT file. A wrong checksum, a truncated end or a damaged message gives a warning: everything
 * before it is used. Without a session the records make a workout, if there are enough.
 */
function parseFit(bytes: Uint8Array, onProgress?: OnProgress): ParsedFile {
  const structure = readFitStructure(bytes)
  const columns = readRecords(structure)
  onProgress?.(RECORDS_SHARE)
  const { messages, hr_bpm, warnings } = decodeSummary(structure, columns.time_s)
  for (const [i, bpm] of hr_bpm?.entries() ?? []) if (!Number.isNaN(bpm)) columns.hr_bpm[i] = bpm
  const { sessionMesgs = [], lapMesgs = [] } = messages
  assertSummaryCounts({ workouts: sessionMesgs.length, laps: lapMesgs.length })
  const fileWarnings = [...structure.warnings, ...warnings, ...incompleteWarning(structure)]
  if (sessionMesgs.length === 0) {
    assertActivity(messages, structure, columns)
    messages.sessionMesgs = sessionFromRecords(columns)
    fileWarnings.push('The file has no summary: the figures are computed from its points.')
  }
  const activities = activitiesOf(messages, columns)
  if (activities.length === 0) throw new Refusal('no_time', 'The file does not say when the workout was.')
  return { activities, warnings: fileWarnings }
}

function incompleteWarning({ stopped, records }: FitStructure): string[] {
  if (!stopped) return []
  return stopped.reason === 'truncated'
    ? [`The file ends too early, after ${records.length} points.`]
    : [`The file is damaged at byte ${stopped.at}: what follows its ${records.length} points is lost.`]
}

/** @throws Refusal when a file without a session is not an activity, or has too few records */
function assertActivity(messages: FitMessages, structure: FitStructure, { time_s }: Columns): void {
  const type = messages.fileIdMesgs?.[0]?.type
  if (type !== undefined && type !== 'activity') {
    const content = OTHER_FILES[type] ?? `a file of the type "${type}"`
    throw new Refusal('not_an_activity', `The FIT file holds ${content}, not a recorded workout.`)
  }
  const times = time_s.filter((time) => isPlausibleTime(toUnix_ms(time)))
  const span_s = times.length > 0 ? times[times.length - 1]! - times[0]! : 0
  if (times.length >= MIN_POINTS_WITHOUT_SESSION && span_s >= MIN_SECONDS_WITHOUT_SESSION) return
  const { stopped, records } = structure
  const content = records.length > 0 ? `only ${records.length} points` : 'no point'
  if (stopped?.reason === 'truncated') {
    throw new Refusal('truncated', `The FIT file ends too early: it has no summary and ${content}.`)
  }
  if (stopped) {
    throw new Refusal('damaged', `The FIT file is damaged at byte ${stopped.at}: no summary and ${content}.`)
  }
  throw new Refusal('no_workout', `The FIT file is an activity without a summary and with ${content}.`)
}
