import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Lap } from './laps.ts'

const LAPS_PER_STATEMENT = 500

export async function insertTrack(
  trx: Trx,
  workout_id: number,
  point_count: number,
  data: Uint8Array,
): Promise<void> {
  await trx.insertInto('track').values({ workout_id, point_count, data }).execute()
}

/** The encoded track of the workout; undefined when it has none. */
export function trackOf(db: Db, workout_id: number) {
  return db
    .selectFrom('track')
    .select(['point_count', 'data'])
    .where('workout_id', '=', workout_id)
    .executeTakeFirst()
}

export async function insertLaps(trx: Trx, workout_id: number, laps: Lap[]): Promise<void> {
  for (let from = 0; from < laps.length; from += LAPS_PER_STATEMENT) {
    const rows = laps.slice(from, from + LAPS_PER_STATEMENT).map((lap) => ({ workout_id, ...lap }))
    await trx.insertInto('lap').values(rows).execute()
  }
}

export function lapsOf(db: Db, workout_id: number) {
  return db.selectFrom('lap').selectAll().where('workout_id', '=', workout_id).orderBy('index').execute()
}
