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
import type { ImportedActivity, ImportOutcome, ParsedActivity } from './activity.ts'
import { parseFile } from './parse.ts'

export type ParseTask = { path: string; port: MessagePort }

/** What parsing takes of the time for a large file; the rest encodes and sums up. */
const PARSING_SHARE = 0.7

/**
 * Runs in a worker thread (`parser-pool.ts`): reads and parses a file, encodes and sums up its tracks. Tells `port`
 * at once that it has begun, then how far it is.
 */
export default async function importFile({ path, port }: ParseTask): Promise<ImportOutcome> {
  port.postMessage(0)
  try {
    const outcome = parseFile(await readFile(path), (share) => port.postMessage(PARSING_SHARE * share))
    if (outcome.status === 'refused') return outcome
    const activities = outcome.activities.map((activity, i, all) => {
      port.postMessage(PARSING_SHARE + ((1 - PARSING_SHARE) * i) / all.length)
      return importedActivity(activity)
    })
    return movable({ ...outcome, activities })
  } finally {
    port.close()
  }
}

export function importedActivity({ track, ...activity }: ParsedActivity): ImportedActivity {
  return {
    ...activity,
    encoded_track: track && encodeTrack(completeTrack(track)),
    track_totals: track ? totalsOfTrack(track) : { ...NO_TOTALS },
    summary_polyline: track && summaryPolyline(track),
    start_position: track && startPosition(track),
    point_count: track?.length ?? 0,
  }
}

/** Hands the encoded tracks over to the main thread instead of copying them. */
function movable(outcome: Extract<ImportOutcome, { status: 'parsed' }>): ImportOutcome {
  const buffers = outcome.activities.flatMap(({ encoded_track }) => encoded_track?.buffer ?? [])
  return move({ [transferableSymbol]: buffers, [valueSymbol]: outcome } as never) as unknown as ImportOutcome
}
