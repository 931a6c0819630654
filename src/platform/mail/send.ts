import type { FastifyBaseLogger } from 'fastify'
import type { Selectable } from 'kysely'
import { MAIL_RULES, type RuledKind } from '../../locales/mail/rules.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { inTransaction } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import type { JobContext } from '../jobs/index.ts'
import type { Secret } from '../secret.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'
import { mailLinkUrl } from './links.ts'
import { type Mailer, MailRefused } from './mailer.ts'
import { renderMail } from './render.ts'
import type { MailRule } from './rules.ts'
import type { MailTable } from './tables.ts'
import { unsubscribeHeaders } from './unsubscribe.ts'

/** A mail is dropped when it could not be sent for this long. */
const GIVE_UP_AFTER_MS = 3 * 86_400_000
/** Never reached within GIVE_UP_AFTER_MS: a mail fails 12 times in the first 70 minutes, then once per hour. */
export const MAX_FAILURES = 100

export type MailServices = {
  config: Pick<Config, 'http' | 'mail'>
  clock: Clock
  db: Db
  log: FastifyBaseLogger
  secret: Secret
  mailer: Mailer
}
type MailRow = Selectable<MailTable>

/**
 * Sends a mail, then marks it as sent and removes the job in one transaction. If the server dies in between, the mail
 * is sent again with the same Message-ID.
 */
export async function sendMail(
  services: MailServices,
  mail_id: number,
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  const { db, clock, log } = services
  const row = await db.selectFrom('mail').selectAll().where('id', '=', mail_id).executeTakeFirst()
  if (!row || row.sent_at !== null) return
  if (isExpired(row, clock.now())) {
    log.warn({ mail: row.id, kind: row.kind }, 'a mail could not be sent in time and was dropped')
    return dropMail(services, mail_id)
  }
  await deliver(services, row)
  await inTransaction(db, async (trx) => {
    await markSent(trx, mail_id, clock.now())
    await finishIn(trx)
  })
}

/** Deletes a mail that will not be sent. */
export async function dropMail({ db }: Pick<MailServices, 'db'>, mail_id: number): Promise<void> {
  await db.deleteFrom('mail').where('id', '=', mail_id).execute()
}

/** Removes mails written before an instant, sent or not; returns how many. */
export async function removeOldMails(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mail').where('created_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}

function isExpired({ created_at, values }: MailRow, now: number): boolean {
  const { link } = JSON.parse(values) as { link?: MailLink }
  return (
    now - created_at > GIVE_UP_AFTER_MS ||
    (link?.expires_at !== undefined && Date.parse(link.expires_at) <= now)
  )
}

async function deliver(services: MailServices, row: MailRow): Promise<void> {
  const { config, secret, mailer, log } = services
  const { publicUrl } = config.http
  const { kind, language } = row
  const values = JSON.parse(row.values) as MailValues[MailKind]
  const rendered = renderMail({ kind, language, values }, publicUrl, (link) =>
    mailLinkUrl(secret, publicUrl, link),
  )
  try {
    await mailer.send({
      from: config.mail.from,
      to: row.recipient,
      ...rendered,
      headers: headersOf(services, row),
      messageId: messageIdOf(row, publicUrl),
    })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn({ mail: row.id, kind, response: error.responseCode }, 'the mail server refuses a mail for good')
  }
}

function headersOf({ config, secret }: MailServices, { kind, account_id }: MailRow): Record<string, string> {
  const rule: MailRule | undefined = MAIL_RULES[kind as RuledKind]
  if (rule?.unsubscribe_path === undefined || account_id === null) return {}
  return unsubscribeHeaders(secret, config.http.publicUrl + rule.unsubscribe_path, account_id)
}

/** Erases recipient and values of a sent mail. The row keeps its key, so that the mail is not posted again. */
async function markSent(trx: Db, id: number, sent_at: number): Promise<void> {
  await trx.updateTable('mail').set({ sent_at, recipient: '', values: '{}' }).where('id', '=', id).execute()
}

/** Contains the time, because ids start again from 1 after the loss of a database. */
function messageIdOf({ id, created_at }: MailRow, publicUrl: string): string {
  return `<${id}.${created_at}@${new URL(publicUrl).hostname}>`
}
