import { type Insertable, type Selectable, sql } from 'kysely'
import { lockRow } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Cell } from '../cropping/index.ts'
import type { PrivacyZoneTable, ShownTrackTable } from './tables.ts'

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

/** Makes what is shown of the person's tracks valid for the next version, except of tracks near one of the cells. */
export async function keepUnaffected(
  trx: Trx,
  account_id: number,
  version: number,
  cells: readonly Cell[],
): Promise<void> {
  const isNear = ({ lat, lon, half_lat, half_lon }: Cell) => {
    // Bounds in degrees do not tell which longitudes a track near the 180th meridian has.
    const isAtEdge = Math.abs(lon) + half_lon >= 180
    const [west, east] = isAtEdge ? [-180, 180] : [lon - half_lon, lon + half_lon]
    return sql<boolean>`(north >= ${lat - half_lat} and south <= ${lat + half_lat} and east >= ${west} and west <= ${east})`
  }
  await trx
    .updateTable('shown_track')
    .set({ version: version + 1 })
    .where('version', '=', version)
    .where('workout_id', 'in', (from) =>
      from
        .selectFrom('workout')
        .select('workout.id')
        .where('workout.owner_id', '=', account_id)
        .where('workout.has_track', '=', 1),
    )
    .where((of) => of.or([of('south', 'is', null), of.not(of.or(cells.map(isNear)))]))
    .execute()
}

/** A track of which it must be computed anew what others get. */
export type StaleTrack = { workout_id: number; hidden_ends_m: number; point_count: number }

/** The person's tracks whose shown part is missing or not valid; with `workout_id`, only that one. */
export function staleTracks(
  db: Db,
  account_id: number,
  version: number,
  workout_id?: number,
): Promise<StaleTrack[]> {
  return db
    .selectFrom('workout')
    .innerJoin('track', 'track.workout_id', 'workout.id')
    .leftJoin('shown_track as shown', 'shown.workout_id', 'workout.id')
    .select(['workout.id as workout_id', 'workout.hidden_ends_m', 'track.point_count'])
    .where('workout.owner_id', '=', account_id)
    .where('workout.has_track', '=', 1)
    .$if(workout_id !== undefined, (query) => query.where('workout.id', '=', workout_id!))
    .where((of) =>
      of.or([
        of('shown.workout_id', 'is', null),
        of('shown.version', '<>', version),
        of('shown.hidden_ends_m', '<>', of.ref('workout.hidden_ends_m')),
      ]),
    )
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

/** Writes the rows whose workouts still exist. */
export async function saveShownTracks(trx: Trx, rows: ShownTrackTable[]): Promise<void> {
  const kept = await trx
    .selectFrom('track')
    .select('workout_id')
    .where(
      'workout_id',
      'in',
      rows.map(({ workout_id }) => workout_id),
    )
    .execute()
  const ids = new Set(kept.map(({ workout_id }) => workout_id))
  const existing = rows.filter(({ workout_id }) => ids.has(workout_id))
  if (existing.length === 0) return
  const columns = Object.keys(existing[0]!) as (keyof ShownTrackTable)[]
  await trx
    .insertInto('shown_track')
    .values(existing)
    .onConflict((conflict) =>
      conflict
        .column('workout_id')
        .doUpdateSet((of) =>
          Object.fromEntries(columns.map((name) => [name, of.ref(`excluded.${name}` as const)])),
        ),
    )
    .execute()
}
