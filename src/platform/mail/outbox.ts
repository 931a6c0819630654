import type { Clock } from '../clock.ts'
import type { Trx } from '../database/schema.ts'
import type { Language } from '../i18n.ts'
import type { JobQueue } from '../jobs/index.ts'
import type { MailKind, MailValues } from './kinds.ts'

export type NewMail<K extends MailKind> = {
  kind: K
  /** Who it is about, and in whose language; without an id the mail outlives the account. */
  account: { id: number | null; email: string; language: Language }
  /** Where it goes instead of the account's address. */
  to?: string
  /** The same mail is sent once, however often it is posted. */
  dedupe_key: string
  values: MailValues[K]
}

/** Writes a mail down in the caller's transaction, to be sent by a job once that is durable. */
export async function postMail<K extends MailKind>(
  { clock, queue }: { clock: Clock; queue: JobQueue },
  trx: Trx,
  mail: NewMail<K>,
): Promise<void> {
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
  if (written) await queue.enqueue(trx, { kind: 'mail.send', payload: { mail_id: written.id } })
}
