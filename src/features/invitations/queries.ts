import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { InvitationTable } from './tables.ts'

export type InvitationRow = Selectable<InvitationTable>

export function insertInvitation(trx: Trx, invitation: Insertable<InvitationTable>): Promise<InvitationRow> {
  return trx.insertInto('invitation').values(invitation).returningAll().executeTakeFirstOrThrow()
}

/** Marks an invitation as used. One conditional statement, so that only one of several parallel callers succeeds. */
export async function markUsed(trx: Trx, code_hash: string, now: number, used_by: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('invitation')
    // From now on the account holds the address. It must not remain here when the account is erased.
    .set({ used_at: now, used_by, email: null })
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Deletes an unused invitation; false when there is none with this id. */
export async function deleteUnusedInvitation(trx: Trx, id: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('invitation')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export function invitationById(db: Db, id: number): Promise<InvitationRow | undefined> {
  return db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Deletes invitations that expired before `before`, used or not; returns how many. */
export async function deleteOldInvitations(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('expires_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
