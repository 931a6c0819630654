import type { FitMessages } from '@garmin/fitsdk'
import { type ParsedFile, Refusal } from './activity.ts'
import { decodeSummary, fitTime_ms } from './fit-messages.ts'
import { type Columns, readRecords } from './fit-records.ts'
import { activitiesOf, sessionFromRecords } from './fit-sessions.ts'
import { type FitStructure, readFitStructure } from './fit-structure.ts'
import { assertSummaryCounts, isUsableTime } from './limits.ts'
import type { Report } from './report.ts'

/** What FIT files other than activities hold, by the type in their first message. */
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

/** Without a summary, a file with fewer points, or over a shorter time, is not worth guessing at. */
const MIN_LONE_POINTS = 10
const MIN_LONE_SECONDS = 60

/** What reading the points takes of the time for a large file; the rest puts them in place. */
const RECORDS_SHARE = 0.5

/**
 * The workouts of a FIT file. A wrong checksum, a cut or a damaged place do not matter to what was read before;
 * they give a warning. Without a session the points alone make a workout, if there are enough.
 * @throws Refusal when the file holds no workout, with the reason
 */
export function parseFit(bytes: Uint8Array, report?: Report): ParsedFile {
  const structure = readFitStructure(bytes)
  const columns = readRecords(structure)
  report?.(RECORDS_SHARE)
  const { messages, beats_bpm, warnings } = decodeSummary(structure, columns.time_s)
  for (const [i, bpm] of beats_bpm?.entries() ?? []) if (!Number.isNaN(bpm)) columns.hr_bpm[i] = bpm
  const { sessionMesgs = [], lapMesgs = [] } = messages
  assertSummaryCounts({ workouts: sessionMesgs.length, laps: lapMesgs.length })
  const fileWarnings = [...structure.warnings, ...warnings, ...stopWarning(structure)]
  if (sessionMesgs.length === 0) {
    assertActivity(messages, structure, columns)
    messages.sessionMesgs = sessionFromRecords(columns)
    fileWarnings.push('The file has no summary: the figures are computed from its points.')
  }
  const activities = activitiesOf(messages, columns)
  if (activities.length === 0) throw new Refusal('no_time', 'The file does not say when the workout was.')
  return { activities, warnings: fileWarnings }
}

function stopWarning({ stopped, records }: FitStructure): string[] {
  if (!stopped) return []
  return stopped.reason === 'truncated'
    ? [`The file ends too early, after ${records.length} points.`]
    : [`The file is damaged at byte ${stopped.at}: what follows its ${records.length} points is lost.`]
}

/** @throws Refusal when a file without a session is no workout either */
function assertActivity(messages: FitMessages, structure: FitStructure, { time_s }: Columns): void {
  const type = messages.fileIdMesgs?.[0]?.type
  if (type !== undefined && type !== 'activity') {
    const content = OTHER_FILES[type] ?? `a file of the type "${type}"`
    throw new Refusal('not_an_activity', `The FIT file holds ${content}, not a recorded workout.`)
  }
  const times = time_s.filter((time) => isUsableTime(fitTime_ms(time)))
  const span_s = times.length > 0 ? times[times.length - 1]! - times[0]! : 0
  if (times.length >= MIN_LONE_POINTS && span_s >= MIN_LONE_SECONDS) return
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
