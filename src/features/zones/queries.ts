import { type Insertable, type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import { lockRow, lockRowForChange } from '../../platform/database/columns.ts'
import type { Db, Tables, Trx } from '../../platform/database/schema.ts'
import type { Cell } from '../cropping/index.ts'
import type { Sport } from '../sports/index.ts'
import type { PendingTrackTable, PrivacyZoneTable, ShownTrackTable } from './tables.ts'

export type ZoneRow = Selectable<PrivacyZoneTable>

export function zonesOf(db: Db, account_id: number): Promise<ZoneRow[]> {
  return db
    .selectFrom('privacy_zone')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('id')
    .execute()
}

export function lockZoneOf(trx: Trx, account_id: number, id: number): Promise<ZoneRow | undefined> {
  return trx
    .selectFrom('privacy_zone')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

export function insertZone(trx: Trx, zone: Insertable<PrivacyZoneTable>): Promise<ZoneRow> {
  return trx.insertInto('privacy_zone').values(zone).returningAll().executeTakeFirstOrThrow()
}

export function updateZone(
  trx: Trx,
  id: number,
  change: Partial<Pick<ZoneRow, 'name' | 'lat' | 'lon' | 'radius_m'>>,
): Promise<ZoneRow> {
  return trx
    .updateTable('privacy_zone')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteZoneRow(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('privacy_zone').where('id', '=', id).execute()
}

/**
 * The workouts of a person that have a track, with what is shown of it. In the order of ids, so that two transactions that
 * mark some of them as pending do not wait for each other.
 */
function tracksOf(trx: Trx, account_id: number) {
  return trx
    .selectFrom('workout')
    .leftJoin('shown_track as shown', 'shown.workout_id', 'workout.id')
    .select(['workout.id as workout_id', 'workout.owner_id'])
    .where('workout.owner_id', '=', account_id)
    .where('workout.has_track', '=', 1)
    .orderBy('workout.id')
}

/** Marks the track of a workout as pending. */
export async function markOne(trx: Trx, owner_id: number, workout_id: number): Promise<void> {
  await trx
    .insertInto('pending_track')
    .values({ workout_id, owner_id })
    .onConflict((conflict) => conflict.column('workout_id').doNothing())
    .execute()
}

/** Marks the person's tracks as pending whose hidden ends have changed. */
export async function markChangedEnds(trx: Trx, account_id: number): Promise<void> {
  const tracks = tracksOf(trx, account_id)
  await markPending(trx, tracks.whereRef('shown.hidden_ends_m', '<>', 'workout.hidden_ends_m'))
}

/** Marks the person's tracks near one of the cells as pending, and those whose ends may be anywhere. */
export async function markNear(trx: Trx, account_id: number, cells: readonly Cell[]): Promise<void> {
  const isNear = ({ lat, lon, half_lat, half_lon }: Cell) => {
    // Bounds in degrees do not tell which longitudes a track near the 180th meridian has.
    const isAtEdge = Math.abs(lon) + half_lon >= 180
    const [west, east] = isAtEdge ? [-180, 180] : [lon - half_lon, lon + half_lon]
    return sql<boolean>`(shown.north >= ${lat - half_lat} and shown.south <= ${lat + half_lat}
      and shown.east >= ${west} and shown.west <= ${east})`
  }
  await markPending(
    trx,
    tracksOf(trx, account_id).where((of) =>
      of.or([of('shown.has_unknown_ends', '=', 1), ...cells.map(isNear)]),
    ),
  )
}

async function markPending(trx: Trx, tracks: SelectQueryBuilder<Tables, never, PendingTrackTable>) {
  await trx
    .insertInto('pending_track')
    .columns(['workout_id', 'owner_id'])
    .expression(tracks)
    .onConflict((conflict) => conflict.column('workout_id').doNothing())
    .execute()
}

/** A track of which it must be computed what others get. */
export type PendingTrack = Pick<
  Tables['workout'],
  'hidden_ends_m' | 'started_at' | 'time_zone' | 'local_date'
> & {
  workout_id: number
  point_count: number
}

/** The person's pending tracks, the latest workouts first; with `workout_id`, only that one. */
export function pendingTracks(db: Db, account_id: number, workout_id?: number): Promise<PendingTrack[]> {
  return db
    .selectFrom('pending_track as pending')
    .innerJoin('workout', 'workout.id', 'pending.workout_id')
    .innerJoin('track', 'track.workout_id', 'workout.id')
    .select(['workout.id as workout_id', 'track.point_count'])
    .select(['workout.hidden_ends_m', 'workout.started_at', 'workout.time_zone', 'workout.local_date'])
    .where('pending.owner_id', '=', account_id)
    .$if(workout_id !== undefined, (query) => query.where('workout.id', '=', workout_id!))
    .orderBy('workout.id', 'desc')
    .execute()
}

/** The stored tracks of the workouts that still exist. */
export function trackDataOf(db: Db, workout_ids: number[]) {
  return db
    .selectFrom('track')
    .select(['workout_id', 'data'])
    .where('workout_id', 'in', workout_ids)
    .execute()
}

/** A workout of which it is known now what is shown of its track. */
export type ShownWorkout = { id: number; sport: Sport }

/** Writes the rows of workouts that are still as in `tracks`, and returns these workouts. They are pending no longer. */
export async function saveShownTracks(
  trx: Trx,
  rows: ShownTrackTable[],
  tracks: readonly PendingTrack[],
): Promise<ShownWorkout[]> {
  const found = await trx
    .selectFrom('workout')
    .select(['id', 'sport', 'hidden_ends_m', 'started_at', 'time_zone'])
    .where('id', 'in', idsOf(rows))
    .orderBy('id')
    // Locked, so that a change of the workout is either seen here or finds what is written here.
    .$call(lockRowForChange(trx))
    .execute()
  const workouts = new Map(found.map((workout) => [workout.id, workout]))
  const unchanged = tracks.filter((track) => {
    const workout = workouts.get(track.workout_id)
    return (
      workout?.hidden_ends_m === track.hidden_ends_m &&
      workout.started_at === track.started_at &&
      workout.time_zone === track.time_zone
    )
  })
  const ids = new Set(idsOf(unchanged))
  const current = rows.filter(({ workout_id }) => ids.has(workout_id))
  if (current.length === 0) return []
  const columns = Object.keys(current[0]!) as (keyof ShownTrackTable)[]
  await trx
    .insertInto('shown_track')
    .values(current)
    .onConflict((conflict) =>
      conflict
        .column('workout_id')
        .doUpdateSet((of) =>
          Object.fromEntries(columns.map((name) => [name, of.ref(`excluded.${name}` as const)])),
        ),
    )
    .execute()
  await trx.deleteFrom('pending_track').where('workout_id', 'in', idsOf(current)).execute()
  return current.map(({ workout_id }) => workouts.get(workout_id)!)
}

const idsOf = (rows: { workout_id: number }[]) => rows.map(({ workout_id }) => workout_id)
