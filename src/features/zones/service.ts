import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { type Cell, cellAround } from '../cropping/index.ts'
import { type GridRow, gridOf, lockGrid, writeVersion } from './grids.ts'
import { cellsChanged } from './jobs.ts'
import { deleteZoneRow, insertZone, lockZoneOf, updateZone, type ZoneRow, zonesOf } from './queries.ts'
import { zoneQuota } from './quotas.ts'
import type { NewZone, Zone, ZoneChange } from './schemas.ts'

type Needs = Pick<Services, 'db' | 'queue'>

/** The person's zones, the oldest first. */
export async function loadZones(db: Db, { account_id }: Actor): Promise<Zone[]> {
  const zones = await zonesOf(db, account_id)
  const grid = zones.length > 0 ? await gridOf(db, account_id) : undefined
  return grid ? zones.map((zone) => toZone(grid, zone)) : []
}

/** Adds a zone. It also hides what is in it of older workouts. */
export async function createZone(
  services: Pick<Services, 'queue' | 'quotas' | 'clock'>,
  trx: Trx,
  { account_id }: Actor,
  given: NewZone,
): Promise<Zone> {
  const grid = await lockGrid(trx, account_id)
  await services.quotas.take(trx, account_id, zoneQuota)
  const zone = await insertZone(trx, { ...given, account_id, created_at: services.clock.now() })
  await changeVersion(services, trx, account_id, grid, [areaOf(grid, zone)])
  return toZone(grid, zone)
}

/** Changes the given fields of one of the actor's zones; throws `not_found`. */
export function patchZone(
  services: Needs,
  { account_id }: Actor,
  id: number,
  given: ZoneChange,
): Promise<Zone> {
  return inTransaction(services.db, async (trx) => {
    const grid = await lockGrid(trx, account_id)
    const before = await lockZoneOf(trx, account_id, id)
    if (!before) throw notFound()
    const zone = await updateZone(trx, id, given)
    await changeVersion(services, trx, account_id, grid, [areaOf(grid, before), areaOf(grid, zone)])
    return toZone(grid, zone)
  })
}

/** Deletes one of the actor's zones; throws `not_found`. */
export function deleteZone(services: Needs, { account_id }: Actor, id: number): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const grid = await lockGrid(trx, account_id)
    const zone = await lockZoneOf(trx, account_id, id)
    if (!zone) throw notFound()
    await deleteZoneRow(trx, id)
    await changeVersion(services, trx, account_id, grid, [areaOf(grid, zone)])
  })
}

async function changeVersion(
  services: Pick<Services, 'queue'>,
  trx: Trx,
  account_id: number,
  { version }: GridRow,
  cells: Cell[],
): Promise<void> {
  await writeVersion(trx, account_id, version + 1)
  await cellsChanged(services, trx, account_id, cells)
}

function areaOf(grid: GridRow, zone: ZoneRow): Cell {
  return cellAround(grid, zone, zone.radius_m)
}

function toZone(grid: GridRow, zone: ZoneRow): Zone {
  const { lat, lon, half_lat, half_lon } = areaOf(grid, zone)
  return {
    id: zone.id,
    name: zone.name,
    lat: zone.lat,
    lon: zone.lon,
    radius_m: zone.radius_m,
    area: { south: lat - half_lat, west: lon - half_lon, north: lat + half_lat, east: lon + half_lon },
  }
}
