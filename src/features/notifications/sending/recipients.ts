import type { Db } from '../../../platform/database/schema.ts'
import { isActiveAccount } from '../../auth/index.ts'
import { isMailedKind, type NoticeKind, type preferencesOf } from '../../inbox/index.ts'

type Preferences = Awaited<ReturnType<typeof preferencesOf>>

/** Which mails of `notifications` the person wants of a kind. */
export function mailChoiceOf(preferences: Preferences, kind: NoticeKind) {
  return isMailedKind(kind) ? preferences[kind].email : 'off'
}

/** The account that notifications are sent to; undefined while it is suspended or will be deleted. */
export function recipientOf(db: Db, account_id: number, now: number) {
  return db
    .selectFrom('account')
    .select(['id', 'username', 'email', 'email_verified_at', 'language', 'time_zone'])
    .where('id', '=', account_id)
    .where(isActiveAccount(now))
    .executeTakeFirst()
}
export type Recipient = NonNullable<Awaited<ReturnType<typeof recipientOf>>>
