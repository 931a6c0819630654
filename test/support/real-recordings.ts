import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'vitest'
import { REAL_RECORDINGS } from '../results.ts'

const REPOSITORY = path.resolve(import.meta.dirname, '../..')

/** The folder of other people's recordings, which are not in the repository; null on machines without the folder. */
export const recordingsDir = findRecordings(process.env.TEST_ACTIVITIES_DIR)

function findRecordings(named: string | undefined): string | null {
  const folder = named ?? path.resolve(REPOSITORY, '../shared/data/activities')
  if (existsSync(path.join(folder, 'expected.json'))) return folder
  if (named !== undefined) throw new Error(`TEST_ACTIVITIES_DIR: no expected.json in ${folder}`)
  return null
}

/** Defines tests that need the real recordings. On a machine without them, one skipped test replaces all others. */
export function describeRealRecordings(title: string, define: () => void): void {
  if (recordingsDir) describe(title, define)
  else it.skip(`${title} (needs ${REAL_RECORDINGS}: set TEST_ACTIVITIES_DIR)`, () => {})
}

/** The figures that a file's device or another program computed; see the README of the recordings. */
export type Expected = {
  records?: number
  laps?: number
  sessions?: ExpectedSession[]
  points?: number
  tracks?: number
  length_2d_m?: number
  duration_s?: number | null
  start?: string | null
  moving_time_s?: number
  sport?: string
  timer_s?: number
  distance_m?: number
  calories_kcal?: number
}

export type ExpectedSession = { sport: string; sub_sport?: string; start: string } & Partial<
  Record<
    | 'distance_m'
    | 'elapsed_s'
    | 'timer_s'
    | 'ascent_m'
    | 'avg_hr_bpm'
    | 'max_hr_bpm'
    | 'calories_kcal'
    | 'avg_power_w',
    number
  >
>

/** `name` is relative to the folder, such as `fit/garmin-edge-500-activity.fit`. */
export function readRecording(name: string): Uint8Array {
  return readFileSync(pathOfRecording(name))
}

export function pathOfRecording(name: string): string {
  if (!recordingsDir) throw new Error('There are no real recordings on this machine.')
  return path.join(recordingsDir, name)
}

/** The files of a sub-folder as `folder/name`. */
export function recordingNames(folder: 'fit' | 'gpx' | 'tcx' | 'broken'): string[] {
  if (!recordingsDir) return []
  return readdirSync(path.join(recordingsDir, folder)).map((file) => `${folder}/${file}`)
}

export function readExpected(): Record<string, Expected> {
  return JSON.parse(Buffer.from(readRecording('expected.json')).toString('utf8')) as Record<string, Expected>
}
