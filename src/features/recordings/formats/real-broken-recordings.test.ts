import { describe, expect, it } from 'vitest'
import {
  activitiesDir,
  activityNames,
  assertActivitiesInCi,
  missingActivities,
  readActivity,
} from '../../../../test/support/activities.ts'
import { parseFile } from '../parse.ts'
import { encodeActivity } from '../parse-worker.ts'
import type { RefusalReason } from '../refusal.ts'

assertActivitiesInCi()

const title = activitiesDir ? 'broken recordings' : `broken recordings: skipped, ${missingActivities}`

const REFUSED: [name: string, reason: RefusalReason, message: string][] = [
  ['broken/Settings.fit', 'not_an_activity', 'settings of a device'],
  ['broken/WeightScaleMultiUser.fit', 'not_an_activity', 'measurements of a weight scale'],
  ['broken/MonitoringFile.fit', 'not_an_activity', 'the monitoring of a day'],
  ['broken/WorkoutRepeatSteps.fit', 'not_an_activity', 'a planned workout'],
]

const IMPORTED: [name: string, points: number, warnings: string[]][] = [
  // Whole, but for its checksum.
  ['broken/activity-filecrc.fit', 14, ['The checksum of the file is wrong']],
  // Cut behind its session: nothing of the workout is missing.
  ['broken/activity-unexpected-eof.fit', 14, ['ends too early, after 14 points']],
  // Cut inside its session: 14,391 points of 4 h 38 min and 113.6 km are whole.
  ['broken/nick.fit', 14_391, ['ends too early, after 14391 points', 'no summary']],
  // Whole, but with the compressed timestamps of an old watch, whose clock had started again from 1989.
  ['broken/antfs-dump.63.fit', 686, ["The device's clock was not set: it says 1990-07-09"]],
]

describe.skipIf(!activitiesDir)(title, () => {
  it.each(REFUSED)('%s is refused as %s: it holds %s', (name, reason, fragment) => {
    const message = expect.stringContaining(fragment)
    expect(parseFile(readActivity(name))).toEqual({ status: 'refused', reason, message })
  })

  it.each(IMPORTED)('%s is imported with %i points and a warning', (name, points, fragments) => {
    const outcome = parseFile(readActivity(name))
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const [activity, ...others] = outcome.activities.map(encodeActivity)
    expect(others).toEqual([])
    expect(activity?.point_count).toBe(points)
    const warnings = [...outcome.warnings, ...(activity?.warnings ?? [])]
    expect(warnings.length).toBe(fragments.length)
    for (const [i, fragment] of fragments.entries()) expect(warnings[i]).toContain(fragment)
  })

  it('has an answer of its own for every file of the folder', () => {
    const answered = [...REFUSED, ...IMPORTED].map(([name]) => name)
    expect(answered.sort()).toEqual(activityNames('broken').sort())
  })

  it('reads the heart rate and the time of an old watch from compressed timestamps', () => {
    const outcome = parseFile(readActivity('broken/antfs-dump.63.fit'))
    if (outcome.status === 'refused') throw new Error(outcome.message)
    const { track_totals, device_totals } = encodeActivity(outcome.activities[0]!)
    expect(track_totals.avg_hr_bpm).toBeCloseTo(device_totals.avg_hr_bpm ?? 0, 0)
    expect(Math.abs((track_totals.elapsed_s ?? 0) - (device_totals.elapsed_s ?? 0))).toBeLessThan(3)
  })
})
