import { readFile } from 'node:fs/promises'
import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import {
  completeTrack,
  encodeTrack,
  NO_TOTALS,
  startPosition,
  summaryPolyline,
  totalsOfTrack,
} from '../tracks/index.ts'
import type { Activity, EncodedActivity, ParsedFile, ParseResult } from './activity.ts'
import { parseFile } from './parse.ts'

/** `port` receives 0 when the work begins, then the share that is done. */
export type ParseTask = { path: string; port: MessagePort }

/** The share of the time that parsing takes for a large file; the rest encodes tracks and computes totals. */
const PARSING_SHARE = 0.7

/** Runs in a worker thread of `parser-pool.ts`: parses a file and encodes its tracks. */
export default async function parseAndEncode({
  path,
  port,
}: ParseTask): Promise<ParseResult<EncodedActivity>> {
  port.postMessage(0)
  try {
    const result = parseFile(await readFile(path), (share) => port.postMessage(PARSING_SHARE * share))
    if (result.status === 'refused') return result
    const activities = result.activities.map((activity, i, all) => {
      port.postMessage(PARSING_SHARE + ((1 - PARSING_SHARE) * i) / all.length)
      return encodeActivity(activity)
    })
    return transferTracks({ ...result, activities })
  } finally {
    port.close()
  }
}

export function encodeActivity({ track, ...activity }: Activity): EncodedActivity {
  return {
    ...activity,
    encoded_track: track && encodeTrack(completeTrack(track)),
    track_totals: track ? totalsOfTrack(track) : { ...NO_TOTALS },
    summary_polyline: track && summaryPolyline(track),
    start_position: track && startPosition(track),
    point_count: track?.length ?? 0,
  }
}

/** Makes piscina transfer the encoded tracks to the main thread instead of copying them. */
function transferTracks(result: { status: 'parsed' } & ParsedFile<EncodedActivity>): typeof result {
  const buffers = result.activities.flatMap(({ encoded_track }) => encoded_track?.buffer ?? [])
  return move({ [transferableSymbol]: buffers, [valueSymbol]: result } as never) as unknown as typeof result
}
