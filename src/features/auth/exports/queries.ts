import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { AccountExportTable } from '../tables.ts'

export type ExportRow = Selectable<AccountExportTable>

/** The account's downloads that were asked for, the newest first, without those that ran out. */
export function exportsOf(db: Db, account_id: number, now: number): Promise<ExportRow[]> {
  return db
    .selectFrom('account_export')
    .selectAll()
    .where('account_id', '=', account_id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute()
}

/** The download with this id, whoever it is for. */
export function exportById(db: Db, id: number): Promise<ExportRow | undefined> {
  return db.selectFrom('account_export').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a download that is still to be made. */
export function insertExport(trx: Trx, account_id: number, created_at: number): Promise<ExportRow> {
  return trx
    .insertInto('account_export')
    .values({
      account_id,
      status: 'queued',
      storage_key: null,
      size_bytes: null,
      created_at,
      expires_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Outcome = Pick<ExportRow, 'status' | 'storage_key' | 'size_bytes' | 'expires_at'>

/** Writes what became of a download; false when it is gone. */
export async function settleExport(trx: Db, id: number, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account_export')
    .set(outcome)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes out what ran out; answers the keys of its files. */
export async function removeOldExports(trx: Trx, now: number): Promise<string[]> {
  const rows = await trx
    .deleteFrom('account_export')
    .where('expires_at', '<=', now)
    .returning('storage_key')
    .execute()
  return rows.flatMap(({ storage_key }) => storage_key ?? [])
}

/** Takes out the account's downloads; answers the keys of their files. */
export async function removeExportsOf(trx: Trx, account_id: number): Promise<string[]> {
  const rows = await trx
    .deleteFrom('account_export')
    .where('account_id', '=', account_id)
    .returning('storage_key')
    .execute()
  return rows.flatMap(({ storage_key }) => storage_key ?? [])
}

/** True when a download keeps its zip under this key. */
export async function isNamed(db: Db, storage_key: string): Promise<boolean> {
  const row = await db
    .selectFrom('account_export')
    .select('id')
    .where('storage_key', '=', storage_key)
    .executeTakeFirst()
  return row !== undefined
}
