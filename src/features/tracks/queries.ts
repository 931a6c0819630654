import type { Trx } from '../../platform/database/schema.ts'
import type { TrackOverview } from './overview.ts'
import type { ProcessedTrack } from './process.ts'
import type { Lap } from './tables.ts'

const LAPS_PER_STATEMENT = 500

/** Stores the track of a workout, if it has one, and its laps. */
export async function saveTrack(
  trx: Trx,
  workout_id: number,
  { track, laps }: { track: StoredTrack | null; laps: Lap[] },
): Promise<void> {
  if (track) {
    const { point_count, data } = track
    await trx.insertInto('track').values({ workout_id, point_count, data }).execute()
    await saveOverview(trx, workout_id, track)
  }
  for (let from = 0; from < laps.length; from += LAPS_PER_STATEMENT) {
    const rows = laps.slice(from, from + LAPS_PER_STATEMENT).map((lap) => ({ workout_id, ...lap }))
    await trx.insertInto('lap').values(rows).execute()
  }
}

type StoredTrack = Pick<ProcessedTrack, 'data' | 'point_count' | keyof TrackOverview>

/** Stores the overview of a track that has none yet. */
export async function saveOverview(
  trx: Trx,
  workout_id: number,
  { data_hash, overview }: TrackOverview,
): Promise<void> {
  await trx
    .insertInto('track_overview')
    .values({ workout_id, data_hash, overview })
    .onConflict((conflict) => conflict.column('workout_id').doNothing())
    .execute()
}
