import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { type Actor, isActiveAccount } from '../auth/index.ts'
import { writeProfile } from './queries.ts'

/** Sets the name of the person's picture; null removes it. */
export function writeProfileImage(trx: Trx, account_id: number, image: string | null): Promise<void> {
  return writeProfile(trx, account_id, { image })
}

/** Throws `not_found` unless the viewer may see name and picture of the person, which private profiles show as well. */
export async function assertCanSeePerson(
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
