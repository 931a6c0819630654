import { readFile } from 'node:fs/promises'
import type { Reply, Task } from '../../platform/processes/serve-tasks.ts'
import { shownPartOf } from '../cropping/index.ts'
import { processTrack } from '../tracks/index.ts'
import type { Activity, ProcessedActivity } from './activity.ts'
import { endsOf, type HiddenOfNew } from './new-track.ts'
import { parseFile } from './parse.ts'

/** With `hidden`, the reply says what others get of each track. */
export type ParseTask = { path: string; hidden?: HiddenOfNew | undefined }

/** The share of the time that parsing takes for a large file; the rest is processing the tracks. */
const PARSING_SHARE = 0.7

/**
 * Parses a file and processes its tracks. After the result follow the file without the bytes behind its end, if there
 * are any, and the data and the overview of each track.
 */
export async function parseAndProcess({ input, report }: Task<ParseTask>): Promise<Reply> {
  report(0)
  const result = parseFile(await readFile(input.path), (share) => report(PARSING_SHARE * share))
  if (result.status === 'refused') return { result }
  const { hidden } = input
  const { kept, warnings } = result
  const parts = kept ? [kept] : []
  const activities = result.activities.map((activity, i, all) => {
    report(PARSING_SHARE + ((1 - PARSING_SHARE) * i) / all.length)
    const { track, ...others } = processActivity(activity)
    if (!track) return { ...others, track }
    const { data, overview, ...figures } = track
    parts.push(data, ...(overview ? [overview] : []))
    // Computed from the stored form, which the reads cut as well.
    const shown = hidden ? shownPartOf(data, { ...hidden, ends_m: endsOf(hidden, activity.sport) }) : null
    return { ...others, track: { ...figures, has_overview: overview !== null, shown } }
  })
  return { result: { status: 'parsed', activities, warnings, is_cut: kept !== null }, parts }
}

export function processActivity({ track, ...activity }: Activity): ProcessedActivity {
  return { ...activity, track: track && processTrack(track) }
}
