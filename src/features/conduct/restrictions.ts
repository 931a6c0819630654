import type { Trx } from '../../platform/database/schema.ts'

/** Limits a person until an instant; a later limit replaces an earlier one. */
export async function restrictAccount(trx: Trx, account_id: number, until: number): Promise<void> {
  await trx
    .insertInto('account_restriction')
    .values({ account_id, until })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ until }))
    .execute()
}

/** Ends the limit that lasts until exactly this instant; another one stays. */
export async function endRestriction(trx: Trx, account_id: number, until: number): Promise<void> {
  await trx
    .deleteFrom('account_restriction')
    .where('account_id', '=', account_id)
    .where('until', '=', until)
    .execute()
}
