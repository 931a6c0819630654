import { type RawBuilder, sql } from 'kysely'
import { serialize } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import type { Sport } from '../sports/index.ts'
import { INITIAL, SHARING_COLUMNS, type SharingColumns, toSharing, toSharingColumns } from './columns.ts'
import type { NewSharingDefaults, SharingDefaults } from './schemas.ts'
import type { SharingDefaultTable } from './tables.ts'

type Given = { [Name in keyof SharingColumns]?: SharingColumns[Name] | undefined }
type Completed = { [Name in keyof SharingColumns]: SharingColumns[Name] | RawBuilder<SharingColumns[Name]> }

/**
 * The columns of a workout that say what others see of it: those given, else the owner's defaults for the sport. Part of
 * the statement that writes the workout, so that the defaults cost no statement of their own.
 */
export function sharingColumns(
  { owner_id, sport }: { owner_id: number; sport: string },
  given: Given,
): Completed {
  const columns = SHARING_COLUMNS.map((name) => [
    name,
    given[name] ??
      sql`coalesce((
        select ${sql.ref(name)} from sharing_default
        where account_id = ${owner_id} and sport in ('', ${sport}) order by sport desc limit 1
      ), ${sql.lit(INITIAL[name])})`,
  ])
  return Object.fromEntries(columns)
}

/** The default `hidden_ends_m` of each sport that has one of its own, and of `''` for all others. */
export async function hiddenEndsOf(db: Db, account_id: number) {
  const rows = await db
    .selectFrom('sharing_default')
    .select(['sport', 'hidden_ends_m'])
    .where('account_id', '=', account_id)
    .execute()
  const ends_m: { [sport in Sport]?: number } & { '': number } = { '': INITIAL.hidden_ends_m }
  for (const { sport, hidden_ends_m } of rows) ends_m[sport] = hidden_ends_m
  return ends_m
}

/** The person's defaults for new workouts. */
export async function loadDefaults(db: Db, account_id: number): Promise<SharingDefaults> {
  const rows = await db
    .selectFrom('sharing_default')
    .selectAll()
    .where('account_id', '=', account_id)
    .orderBy('sport')
    .execute()
  return {
    all: toSharing(rows.find(({ sport }) => sport === '') ?? INITIAL),
    sports: rows.flatMap((row) => (row.sport === '' ? [] : [{ sport: row.sport, ...toSharing(row) }])),
  }
}

/** Replaces the person's defaults. Workouts that exist keep what they have. */
export async function saveDefaults(
  trx: Trx,
  account_id: number,
  { all, sports }: NewSharingDefaults,
): Promise<void> {
  if (new Set(sports.map(({ sport }) => sport)).size < sports.length)
    throw invalidField('sports', 'duplicate')
  const toRow = (sport: SharingDefaultTable['sport'], sharing: NewSharingDefaults['all']) => ({
    account_id,
    sport,
    ...(toSharingColumns({ ...toSharing(INITIAL), ...sharing }) as SharingColumns),
  })
  const rows = [toRow('', all), ...sports.map((sharing) => toRow(sharing.sport, sharing))]
  // Two requests at the same time would insert the same rows.
  await serialize(trx, `sharing ${account_id}`)
  await trx.deleteFrom('sharing_default').where('account_id', '=', account_id).execute()
  await trx.insertInto('sharing_default').values(rows).execute()
}
