import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { AccountExportTable } from './tables.ts'

export type ExportRow = Selectable<AccountExportTable>

/** The account's exports that have not expired, the newest first. */
export function exportsOf(db: Db, account_id: number, now: number): Promise<ExportRow[]> {
  return db
    .selectFrom('account_export')
    .selectAll()
    .where('account_id', '=', account_id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute()
}

/** The export with this id, of any account. */
export function exportById(db: Db, id: number): Promise<ExportRow | undefined> {
  return db.selectFrom('account_export').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a queued export. */
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

/** The account that a mail about its export goes to. */
export function recipientOf(db: Db, account_id: number) {
  return db
    .selectFrom('account')
    .select(['id', 'username', 'email', 'email_verified_at', 'language'])
    .where('id', '=', account_id)
    .executeTakeFirst()
}

type Outcome = Pick<ExportRow, 'status' | 'storage_key' | 'size_bytes' | 'expires_at'>

/** Saves the outcome of an export; false when its row is gone. */
export async function saveOutcome(db: Db, id: number, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account_export')
    .set(outcome)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes expired exports; returns the storage keys of their files. */
export async function deleteExpired(trx: Trx, now: number): Promise<string[]> {
  const rows = await trx
    .deleteFrom('account_export')
    .where('expires_at', '<=', now)
    .returning('storage_key')
    .execute()
  return rows.flatMap(({ storage_key }) => storage_key ?? [])
}

/** Deletes the account's exports; returns the storage keys of their files. */
export async function deleteExportsOf(trx: Trx, account_id: number): Promise<string[]> {
  const rows = await trx
    .deleteFrom('account_export')
    .where('account_id', '=', account_id)
    .returning('storage_key')
    .execute()
  return rows.flatMap(({ storage_key }) => storage_key ?? [])
}

/** True when an export has its file under this storage key. */
export async function isStorageKeyUsed(db: Db, storage_key: string): Promise<boolean> {
  const row = await db
    .selectFrom('account_export')
    .select('id')
    .where('storage_key', '=', storage_key)
    .executeTakeFirst()
  return row !== undefined
}
