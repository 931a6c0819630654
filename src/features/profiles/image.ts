import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { type Actor, isActiveAccount } from '../auth/index.ts'
import { writeProfile } from './queries.ts'

/** Shows the image of this name as the person's picture; null: none. */
export function writeProfileImage(trx: Trx, account_id: number, image: string | null): Promise<void> {
  return writeProfile(trx, account_id, { image })
}

/**
 * Throws `not_found` unless `viewer` may know who this person is: name and picture are shown of everybody in good
 * order, of a private profile, too.
 */
export async function assertKnownTo(
  db: Db,
  { account_id }: Pick<Actor, 'account_id'>,
  person_id: number,
  now: number,
): Promise<void> {
  if (account_id === person_id) return
  const person = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', person_id)
    .where(isActiveAccount(now))
    .executeTakeFirst()
  if (!person) throw notFound()
}
