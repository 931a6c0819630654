import { readFile } from 'node:fs/promises'
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

/** Runs in a worker thread (`parser-pool.ts`): reads and parses a file, encodes and sums up its tracks. */
export default async function importFile({ path }: { path: string }): Promise<ImportOutcome> {
  const outcome = parseFile(await readFile(path))
  if (outcome.status === 'refused') return outcome
  return movable({ ...outcome, activities: outcome.activities.map(importedActivity) })
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
