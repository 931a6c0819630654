import { inTransaction } from '../../../platform/database/index.ts'
import { accountOfUnsubscribeToken } from '../../../platform/mail/unsubscribe.ts'
import type { Services } from '../../../platform/services.ts'
import { isMailedKind, NOTICE_KINDS, preferencesOf, savePreferences } from '../../inbox/index.ts'

/** Turns off mails for every kind of notification; false when the token is wrong. */
export async function stopMails(
  { db, secret }: Pick<Services, 'db' | 'secret'>,
  token: string,
): Promise<boolean> {
  const account_id = accountOfUnsubscribeToken(secret, token)
  if (account_id === undefined) return false
  await inTransaction(db, async (trx) => {
    const account = await trx
      .selectFrom('account')
      .select('id')
      .where('id', '=', account_id)
      .executeTakeFirst()
    // The account may be erased.
    if (!account) return
    const preferences = await preferencesOf(trx, account_id)
    const without = NOTICE_KINDS.map((kind) => [
      kind,
      { ...preferences[kind], ...(isMailedKind(kind) && { email: 'off' }) },
    ])
    await savePreferences(trx, account_id, Object.fromEntries(without))
  })
  return true
}
