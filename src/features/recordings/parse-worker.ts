import { readFile } from 'node:fs/promises'
import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { processTrack } from '../tracks/index.ts'
import type { Activity, ParsedFile, ParseResult, ProcessedActivity } from './activity.ts'
import { parseFile } from './parse.ts'

/** `port` receives 0 when the work begins, then the share that is done. */
export type ParseTask = { path: string; port: MessagePort }

/** The share of the time that parsing takes for a large file; the rest is processing the tracks. */
const PARSING_SHARE = 0.7

/** Runs in a worker thread of `parser-pool.ts`: parses a file and processes its tracks. */
export default async function parseAndProcess({
  path,
  port,
}: ParseTask): Promise<ParseResult<ProcessedActivity>> {
  port.postMessage(0)
  try {
    const result = parseFile(await readFile(path), (share) => port.postMessage(PARSING_SHARE * share))
    if (result.status === 'refused') return result
    const activities = result.activities.map((activity, i, all) => {
      port.postMessage(PARSING_SHARE + ((1 - PARSING_SHARE) * i) / all.length)
      return processActivity(activity)
    })
    return transferTracks({ ...result, activities })
  } finally {
    port.close()
  }
}

export function processActivity({ track, ...activity }: Activity): ProcessedActivity {
  return { ...activity, track: track && processTrack(track) }
}

/** Makes piscina transfer the track data to the main thread instead of copying them. */
function transferTracks(result: { status: 'parsed' } & ParsedFile<ProcessedActivity>): typeof result {
  const buffers = result.activities.flatMap(({ track }) => track?.data.buffer ?? [])
  return move({ [transferableSymbol]: buffers, [valueSymbol]: result } as never) as unknown as typeof result
}
