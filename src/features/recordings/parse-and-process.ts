import { readFile } from 'node:fs/promises'
import type { Reply, Task } from '../../platform/processes/serve-tasks.ts'
import { processTrack } from '../tracks/index.ts'
import type { Activity, ProcessedActivity } from './activity.ts'
import { parseFile } from './parse.ts'

export type ParseTask = { path: string }

/** The share of the time that parsing takes for a large file; the rest is processing the tracks. */
const PARSING_SHARE = 0.7

/** Parses a file and processes its tracks. The data and the overview of each track follow the result. */
export async function parseAndProcess({ input, report }: Task<ParseTask>): Promise<Reply> {
  report(0)
  const result = parseFile(await readFile(input.path), (share) => report(PARSING_SHARE * share))
  if (result.status === 'refused') return { result }
  const parts: Uint8Array[] = []
  const activities = result.activities.map((activity, i, all) => {
    report(PARSING_SHARE + ((1 - PARSING_SHARE) * i) / all.length)
    const { track, ...others } = processActivity(activity)
    if (!track) return { ...others, track }
    const { data, overview, ...figures } = track
    parts.push(data, ...(overview ? [overview] : []))
    return { ...others, track: { ...figures, has_overview: overview !== null } }
  })
  return { result: { ...result, activities }, parts }
}

export function processActivity({ track, ...activity }: Activity): ProcessedActivity {
  return { ...activity, track: track && processTrack(track) }
}
