import type { Trx } from '../../platform/database/schema.ts'
import type { TrackOverview } from './overview.ts'
import type { ProcessedTrack } from './process.ts'

type StoredTrack = Pick<ProcessedTrack, 'data' | 'point_count' | keyof TrackOverview>

/** Stores the track of a workout. */
export async function saveTrack(trx: Trx, workout_id: number, track: StoredTrack): Promise<void> {
  const { point_count, data } = track
  await trx.insertInto('track').values({ workout_id, point_count, data }).execute()
  await saveOverview(trx, workout_id, track)
}

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
