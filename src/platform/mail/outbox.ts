import { MAIL_RULES, type NoticeKind, type RuledKind } from '../../locales/mail/rules.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { Language } from '../i18n.ts'
import { type JobQueue, NO_OWNER } from '../jobs/index.ts'
import { accountLimitKey } from '../limits/index.ts'
import { holdNotice } from './held-notices.ts'
import type { MailKind, MailValues } from './kinds.ts'
import { countMail, mailboxOf, type QuotaServices, tooManyMails } from './quotas.ts'
import type { MailCap, MailRule } from './rules.ts'

export type OutboxServices = QuotaServices & { queue: JobQueue }

type WrittenMail<K extends MailKind> = {
  kind: K
  /** The account that the mail is about, and its language. Without an id, the mail outlives the account. */
  account: { id: number | null; email: string; language: Language }
  /** The recipient, when it is not the account's address. */
  to?: string
  /** The first mail is stored for 7 days. During this time, posting another mail with this key does nothing. */
  dedupe_key: string
  values: MailValues[K]
}

export type NewMail<K extends RuledKind> = WrittenMail<K> & {
  account: { email_verified_at: number | null }
  /** The account that causes the mail, when it is not the one that the mail is about. */
  sender_id?: number
  /** Mails requested at a place that the account knows count by themselves, so that strangers cannot use them up. */
  known_place?: string | undefined
}

/**
 * Posts a mail in the caller's transaction, by the rule of its kind: does nothing when it may not go to the address,
 * and holds, drops or refuses what is too much. Returns whether the mail is written. Throws `rate_limited`.
 */
export async function postMail<K extends RuledKind>(
  services: OutboxServices,
  trx: Trx,
  mail: NewMail<K>,
): Promise<boolean> {
  const rule: MailRule = MAIL_RULES[mail.kind]
  if (rule.to === 'confirmed' && mail.account.email_verified_at === null) return false
  if (await mailWithKey(trx, mail.dedupe_key)) return true
  const excess = await countPosted(services, trx, mail, rule)
  if (!excess) {
    await writeMail(services, trx, mail)
    return true
  }
  const { cap, free_at } = excess
  if (rule.excess === 'refused') throw tooManyMails(cap, free_at - services.clock.now())
  if (rule.excess === 'summed_up') await hold(services, trx, mail as NewMail<NoticeKind>, free_at)
  return false
}

/** Counts the mail by recipient and sender. Returns the cap that it exceeds, and until when. */
async function countPosted(
  services: OutboxServices,
  trx: Trx,
  { kind, account, to = account.email, sender_id, known_place }: NewMail<RuledKind>,
  { per_recipient, per_sender }: MailRule,
): Promise<{ cap: MailCap; free_at: number } | null> {
  const place = known_place === undefined ? '' : ` from ${known_place}`
  const counters: [string, MailCap][] = [[`${kind} to ${mailboxOf(to)}${place}`, per_recipient]]
  const sender = sender_id ?? account.id
  if (per_sender && sender !== null) counters.push([`${kind} by ${accountLimitKey(sender)}`, per_sender])
  for (const [name, cap] of counters) {
    const free_at = await countMail(services, trx, name, cap)
    if (free_at !== null) return { cap, free_at }
  }
  return null
}

async function hold(
  services: OutboxServices,
  trx: Trx,
  { kind, account, to, values }: NewMail<NoticeKind>,
  free_at: number,
): Promise<void> {
  if (account.id === null) return
  const notice = {
    account_id: account.id,
    recipient: to ?? account.email,
    kind,
    username: values.username,
    language: account.language,
    first_at: services.clock.now(),
  }
  await holdNotice(services, trx, notice, free_at)
}

/** Writes a mail, whatever its rule, and the job that sends it. */
export async function writeMail<K extends MailKind>(
  { clock, queue }: OutboxServices,
  trx: Trx,
  mail: WrittenMail<K>,
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
  if (!written) return
  const owner_id = mail.account.id ?? NO_OWNER
  const rule: MailRule | undefined = MAIL_RULES[mail.kind as RuledKind]
  const kind = rule?.is_bulk ? 'mail.send_bulk' : 'mail.send'
  await queue.enqueue(trx, { kind, payload: { mail_id: written.id }, owner_id })
}

/** True while the mail with this key is written but not sent. */
export async function isMailWaiting(db: Db, dedupe_key: string): Promise<boolean> {
  return (await mailWithKey(db, dedupe_key))?.sent_at === null
}

function mailWithKey(db: Db, dedupe_key: string) {
  return db.selectFrom('mail').select('sent_at').where('dedupe_key', '=', dedupe_key).executeTakeFirst()
}
