import type { FitMessages } from '@garmin/fitsdk'
import type { FileContent } from '../../../../locales/errors/values.ts'
import { assertSummaryCounts } from '../../limits.ts'
import type { ImportWarning } from '../../reasons.ts'
import { Refusal } from '../../refusal.ts'
import type { Format, OnProgress, ParsedContent } from '../format.ts'
import { FORMAT_NAMES } from '../names.ts'
import { isPlausibleTime } from '../plausible.ts'
import { decodeSummary, toUnix_ms } from './messages.ts'
import { type Columns, readRecords } from './records.ts'
import { activitiesOf, sessionFromRecords } from './sessions.ts'
import { endOfFit, type FitStructure, isFitHeader, readFitStructure } from './structure.ts'

/** Garmin's binary format, which most watches and bike computers write. */
export const fit: Format = {
  ...FORMAT_NAMES.fit,
  matches: (bytes) => isFitHeader(bytes),
  parse: parseFit,
}

/** What FIT files other than activities contain, by the type in their first message. */
const OTHER_FILES: Record<string, FileContent> = {
  device: 'device',
  settings: 'device_settings',
  sport: 'sport_settings',
  workout: 'planned_workout',
  course: 'planned_route',
  schedules: 'training_plan',
  weight: 'weights',
  totals: 'device_totals',
  goals: 'goals',
  bloodPressure: 'blood_pressure',
  monitoringA: 'monitoring',
  monitoringB: 'monitoring',
  monitoringDaily: 'monitoring',
  activitySummary: 'activity_summaries',
  segment: 'segment',
  segmentList: 'segment_list',
}

/** The fewest points that make a workout when the session is missing, and the shortest time. */
const MIN_POINTS_WITHOUT_SESSION = 10
const MIN_SECONDS_WITHOUT_SESSION = 60

/** The share of the time that reading the records takes for a large file. */
const RECORDS_SHARE = 0.5

/**
 * The workouts of a FIT file. A wrong checksum, a truncated end or a damaged message gives a warning, and everything
 * before the fault is used. Without a session, the records make a workout if there are enough of them.
 */
function parseFit(bytes: Uint8Array, onProgress?: OnProgress): ParsedContent {
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
    fileWarnings.push({ code: 'no_summary' })
  }
  const activities = activitiesOf(messages, columns)
  if (activities.length === 0) throw new Refusal({ code: 'no_time', file_format: 'FIT' })
  return { activities, warnings: fileWarnings, end: endOfFit(bytes) }
}

function incompleteWarning({ stopped, records }: FitStructure): ImportWarning[] {
  if (!stopped) return []
  const points = records.length
  return stopped.reason === 'truncated'
    ? [{ code: 'truncated', points }]
    : [{ code: 'damaged_at', byte: stopped.at, points }]
}

/** @throws Refusal when a file without a session is not an activity, or has too few records */
function assertActivity(messages: FitMessages, structure: FitStructure, { time_s }: Columns): void {
  const type = messages.fileIdMesgs?.[0]?.type
  if (type !== undefined && type !== 'activity') {
    const content = OTHER_FILES[type]
    if (content) throw new Refusal({ code: 'not_a_workout', file_format: 'FIT', content })
    throw new Refusal({ code: 'other_fit_type', type: String(type) })
  }
  const times = time_s.filter((time) => isPlausibleTime(toUnix_ms(time)))
  const span_s = times.length > 0 ? times[times.length - 1]! - times[0]! : 0
  if (times.length >= MIN_POINTS_WITHOUT_SESSION && span_s >= MIN_SECONDS_WITHOUT_SESSION) return
  const { stopped, records } = structure
  const points = records.length
  if (stopped?.reason === 'truncated') throw new Refusal({ code: 'truncated', points })
  if (stopped) throw new Refusal({ code: 'damaged_at', byte: stopped.at, points })
  throw new Refusal({ code: 'no_summary', points })
}
