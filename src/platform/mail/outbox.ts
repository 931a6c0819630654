import { MAIL_RULES } from '../../locales/mail/rules.ts'
import type { Clock } from '../clock.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { Language } from '../i18n.ts'
import { type JobQueue, NO_OWNER } from '../jobs/index.ts'
import type { MailKind, MailValues } from './kinds.ts'

export type NewMail<K extends MailKind> = {
  kind: K
  /** The account that the mail is about, and its language. Without an id, the mail outlives the account. */
  account: { id: number | null; email: string; email_verified_at: number | null; language: Language }
  /** The recipient, when it is not the account's address. */
  to?: string
  /** The first mail is stored for 7 days. During this time, posting another mail with this key does nothing. */
  dedupe_key: string
  values: MailValues[K]
}

/**
 * Writes a mail and the job that sends it in the caller's transaction. Does nothing when the account has not confirmed
 * the address, except for mails that may go to anybody.
 */
export async function postMail<K extends MailKind>(
  { clock, queue }: { clock: Clock; queue: JobQueue },
  trx: Trx,
  mail: NewMail<K>,
): Promise<void> {
  if (MAIL_RULES[mail.kind].to === 'confirmed' && mail.account.email_verified_at === null) return
  const written = await trx
    .insertInto('mail')
    .values({
      dedupe_key: mail.dedupe_key,
      account_id: mail.account.id,
      recipient: mail.to ?? mail.account.email,
      language: mail.account.language,
      kind: mail.kind,
      values: JSON.stringify(mail.values),
      created_at: clock.now(),
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return
  const owner_id = mail.account.id ?? NO_OWNER
  await queue.enqueue(trx, { kind: 'mail.send', payload: { mail_id: written.id }, owner_id })
}

/** True while the mail with this key is written but not sent. */
export async function isMailWaiting(db: Db, dedupe_key: string): Promise<boolean> {
  const mail = await db
    .selectFrom('mail')
    .select('id')
    .where('dedupe_key', '=', dedupe_key)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return mail !== undefined
}
