import type { Db, Trx } from '../../platform/database/schema.ts'
import { decodeTrack } from './codec.ts'
import { downsample } from './downsample.ts'
import type { ProcessedTrack } from './process.ts'
import type { Lap } from './tables.ts'
import type { Channel, Track } from './track.ts'

const LAPS_PER_STATEMENT = 500

/** Stores the track of a workout, if it has one, and its laps. */
export async function saveTrack(
  trx: Trx,
  workout_id: number,
  { track, laps }: { track: Pick<ProcessedTrack, 'data' | 'point_count'> | null; laps: Lap[] },
): Promise<void> {
  if (track) {
    const { point_count, data } = track
    await trx.insertInto('track').values({ workout_id, point_count, data }).execute()
  }
  for (let from = 0; from < laps.length; from += LAPS_PER_STATEMENT) {
    const rows = laps.slice(from, from + LAPS_PER_STATEMENT).map((lap) => ({ workout_id, ...lap }))
    await trx.insertInto('lap').values(rows).execute()
  }
}

/** The given channels of a workout's track, with at most `points` points. `point_count` is that of the full track. */
export async function loadTrack(
  db: Db,
  workout_id: number,
  { channels, points }: { channels: Channel[]; points: number },
): Promise<{ point_count: number; track: Track } | undefined> {
  const stored = await db
    .selectFrom('track')
    .select(['point_count', 'data'])
    .where('workout_id', '=', workout_id)
    .executeTakeFirst()
  if (!stored) return undefined
  const track = decodeTrack(stored.data, channels)
  return { point_count: stored.point_count, track: downsample(track, points) }
}

export function lapsOf(db: Db, workout_id: number) {
  return db.selectFrom('lap').selectAll().where('workout_id', '=', workout_id).orderBy('index').execute()
}
