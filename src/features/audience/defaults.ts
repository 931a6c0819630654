import { type RawBuilder, sql } from 'kysely'
import { serialize } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import type { Sharing, SharingDefaults } from './schemas.ts'
import type { SharingDefaultTable } from './tables.ts'

/** For people who have chosen nothing. */
const INITIAL: SharingColumns = { visibility: 'followers', body_visibility: 'private', shows_start_time: 1 }

export type SharingColumns = Pick<SharingDefaultTable, 'visibility' | 'body_visibility' | 'shows_start_time'>

/**
 * The columns of a workout that say what others see of it: those given, else the owner's defaults for the sport. Part of
 * the statement that writes the workout, so that the defaults cost no statement of their own.
 */
export function sharingColumns(
  { owner_id, sport }: { owner_id: number; sport: string },
  given: Partial<SharingColumns>,
) {
  const column = <Name extends keyof SharingColumns>(
    name: Name,
  ): SharingColumns[Name] | RawBuilder<SharingColumns[Name]> =>
    given[name] ??
    sql<SharingColumns[Name]>`coalesce((
      select ${sql.ref(name)} from sharing_default
      where account_id = ${owner_id} and sport in ('', ${sport}) order by sport desc limit 1
    ), ${sql.lit(INITIAL[name])})`
  return {
    visibility: column('visibility'),
    body_visibility: column('body_visibility'),
    shows_start_time: column('shows_start_time'),
  }
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
  { all, sports }: SharingDefaults,
): Promise<void> {
  if (new Set(sports.map(({ sport }) => sport)).size < sports.length)
    throw invalidField('sports', 'duplicate')
  const rows = [{ sport: '' as const, ...all }, ...sports].map(({ sport, ...sharing }) => ({
    account_id,
    sport,
    ...sharing,
    shows_start_time: Number(sharing.shows_start_time),
  }))
  // Two requests at the same time would insert the same rows.
  await serialize(trx, `sharing ${account_id}`)
  await trx.deleteFrom('sharing_default').where('account_id', '=', account_id).execute()
  await trx.insertInto('sharing_default').values(rows).execute()
}

function toSharing({ visibility, body_visibility, shows_start_time }: SharingColumns): Sharing {
  return { visibility, body_visibility, shows_start_time: shows_start_time === 1 }
}
