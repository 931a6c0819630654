import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import type { InvitationTable } from '../tables.ts'

export type InvitationRow = Selectable<InvitationTable>

export function insertInvitation(trx: Trx, invitation: Insertable<InvitationTable>): Promise<InvitationRow> {
  return trx.insertInto('invitation').values(invitation).returningAll().executeTakeFirstOrThrow()
}

/** Spends an invitation in one conditional statement: of parallel callers exactly one gets it. */
export async function spend(trx: Trx, code_hash: string, now: number, used_by: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('invitation')
    // From here on the address is the account's, and leaves with it.
    .set({ used_at: now, used_by, email: null })
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Removes an invitation that nobody has used; false when there is none. */
export async function removeUnused(trx: Trx, id: number): Promise<boolean> {
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

/** Removes invitations that ran out before `before`, used or not; answers how many. */
export async function removeOldInvitations(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('expires_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
