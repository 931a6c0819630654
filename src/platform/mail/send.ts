import type { FastifyBaseLogger } from 'fastify'
import type { Selectable } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { inTransaction } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import type { JobContext } from '../jobs/index.ts'
import type { Secret } from '../secret.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'
import { addressOf } from './links.ts'
import { type Mailer, MailRefused } from './mailer.ts'
import { renderMail } from './render.ts'
import type { MailTable } from './tables.ts'

/** A mail that could not be sent for so long is of no use any more. */
const LATEST_MS = 3 * 86_400_000
/** More than a job can fail in that time: 12 failures in the first hour and a bit, then one an hour. */
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
 * Sends a mail and notes that, together with the end of the job. If the server ends between the two the mail is sent
 * again, with the same Message-ID.
 */
export async function sendMail(
  services: MailServices,
  mail_id: number,
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  const { db, clock, log } = services
  const row = await db.selectFrom('mail').selectAll().where('id', '=', mail_id).executeTakeFirst()
  if (!row || row.sent_at !== null) return
  if (isTooLate(row, clock.now())) {
    log.warn({ mail: row.id, kind: row.kind }, 'a mail could not be sent in time and was dropped')
    return dropMail(services, mail_id)
  }
  await deliver(services, row)
  await inTransaction(db, async (trx) => {
    await markSent(trx, mail_id, clock.now())
    await finishIn(trx)
  })
}

/** Forgets a mail that will not be sent any more. */
export async function dropMail({ db }: Pick<MailServices, 'db'>, mail_id: number): Promise<void> {
  await db.deleteFrom('mail').where('id', '=', mail_id).execute()
}

/** Removes mails that were written before `before`; answers how many. None waits for so long. */
export async function removeOldMails(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mail').where('created_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}

function isTooLate({ created_at, values }: MailRow, now: number): boolean {
  const { link } = JSON.parse(values) as { link?: MailLink }
  return (
    now - created_at > LATEST_MS || (link?.expires_at !== undefined && Date.parse(link.expires_at) <= now)
  )
}

async function deliver({ config, secret, mailer, log }: MailServices, row: MailRow): Promise<void> {
  const { publicUrl } = config.http
  const { kind, language } = row
  const values = JSON.parse(row.values) as MailValues[MailKind]
  const rendered = renderMail({ kind, language, values }, publicUrl, (link) =>
    addressOf(secret, publicUrl, link),
  )
  try {
    await mailer.send({
      from: config.mail.from,
      to: row.recipient,
      ...rendered,
      messageId: messageIdOf(row, publicUrl),
    })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn({ mail: row.id, kind, response: error.responseCode }, 'the mail server refuses a mail for good')
  }
}

/** What was said to whom is forgotten with the sending; the key stays, so that it is not said twice. */
async function markSent(trx: Db, id: number, sent_at: number): Promise<void> {
  await trx.updateTable('mail').set({ sent_at, recipient: '', values: '{}' }).where('id', '=', id).execute()
}

/** The time tells mails apart whose ids are counted anew after a database was lost. */
function messageIdOf({ id, created_at }: MailRow, publicUrl: string): string {
  return `<${id}.${created_at}@${new URL(publicUrl).hostname}>`
}
