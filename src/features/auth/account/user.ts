import type { Db } from '../../../platform/database/schema.ts'
import { toUser } from './presenter.ts'
import { accountById } from './queries.ts'
import type { User } from './schemas.ts'

/** The account as its owner sees it, without secrets; undefined when it has been erased. */
export async function loadUser(db: Db, account_id: number): Promise<User | undefined> {
  const account = await accountById(db, account_id)
  return account && toUser(account)
}
