import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { mayBeMissing } from '../results.ts'

const REPOSITORY = path.resolve(import.meta.dirname, '../..')

const candidate = process.env.TEST_ACTIVITIES_DIR ?? path.resolve(REPOSITORY, '../shared/data/activities')

/** The folder of real recordings; null where this machine has none. */
export const activitiesDir: string | null = existsSync(path.join(candidate, 'expected.json'))
  ? candidate
  : null

/** Says in a test's name why it is skipped; CI must have the files. */
export const missingActivities = `no real recordings in ${candidate} (set TEST_ACTIVITIES_DIR)`

export function assertActivitiesInCi(): void {
  if (!activitiesDir && !mayBeMissing(missingActivities)) throw new Error(`CI: ${missingActivities}`)
}

/** The figures that the devices themselves give, by file; see the folder's README. */
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
export function readActivity(name: string): Uint8Array {
  return readFileSync(pathOfActivity(name))
}

export function pathOfActivity(name: string): string {
  if (!activitiesDir) throw new Error(missingActivities)
  return path.join(activitiesDir, name)
}

/** File names inside one of the sub-folders, as `folder/name`. */
export function activityNames(folder: 'fit' | 'gpx' | 'tcx' | 'broken'): string[] {
  if (!activitiesDir) return []
  return readdirSync(path.join(activitiesDir, folder)).map((file) => `${folder}/${file}`)
}

export function readExpected(): Record<string, Expected> {
  return JSON.parse(Buffer.from(readActivity('expected.json')).toString('utf8')) as Record<string, Expected>
}
