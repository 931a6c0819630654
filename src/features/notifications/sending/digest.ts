import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { localHour } from '../../../platform/time.ts'
import { preferencesOf } from '../../inbox/index.ts'
import { mailLine, moreLine } from './messages.ts'
import { pendingIds, saveMailed } from './queries.ts'
import { mailChoiceOf, type Recipient, recipientOf } from './recipients.ts'
import { DIGEST_HOUR, nextDigestAt } from './times.ts'
import { INBOX_PAGE, type Unread, unreadOf } from './unread.ts'

const MAX_LINES = 20

type DigestServices = Pick<Services, 'db' | 'clock' | 'queue' | 'secret'>

/**
 * Adds the job of a person's next daily mail, if there is none yet. So there are jobs only of those who have something
 * to read, and each runs at its own time.
 */
export function queueDigest(
  { queue, clock }: Pick<Services, 'queue' | 'clock'>,
  trx: Trx,
  { id, time_zone }: Pick<Recipient, 'id' | 'time_zone'>,
): Promise<void> {
  return queue.enqueue(trx, {
    kind: 'notifications.digest',
    payload: { account_id: id, time_zone },
    owner_id: id,
    unique_key: `notifications.digest ${id}`,
    run_at: nextDigestAt(clock.now(), time_zone),
  })
}

/** Posts one mail about everything unread that no mail has told of. Nothing when all is read, hidden or unwanted. */
export async function sendDigest(
  services: DigestServices,
  { account_id, time_zone }: { account_id: number; time_zone: string },
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  const { db, clock } = services
  const now = clock.now()
  const recipient = await recipientOf(db, account_id, now)
  if (!recipient || recipient.email_verified_at === null) return
  // In the time zone to which the person has moved meanwhile.
  const isEarly = recipient.time_zone !== time_zone && localHour(now, recipient.time_zone) < DIGEST_HOUR
  const notices = isEarly ? [] : await wantedOf(services, account_id)
  await inTransaction(db, async (trx) => {
    await finishIn(trx)
    if (isEarly) await queueDigest(services, trx, recipient)
    if (notices.length > 0) await post(services, trx, recipient, notices)
  })
}

async function wantedOf(services: DigestServices, account_id: number): Promise<Unread[]> {
  const { db, clock } = services
  const ids = await pendingIds(db, account_id, clock.now())
  if (ids.length === 0) return []
  const preferences = await preferencesOf(db, account_id)
  const notices = await unreadOf(services, account_id, ids)
  return notices.filter(({ kind }) => mailChoiceOf(preferences, kind) !== 'off')
}

async function post(
  services: DigestServices,
  trx: Trx,
  recipient: Recipient,
  notices: readonly Unread[],
): Promise<void> {
  const { language, username, id } = recipient
  const now = services.clock.now()
  const lines = notices.slice(0, MAX_LINES).map((notice) => mailLine(language, notice))
  const more = notices.length - lines.length
  const isPosted = await postMail(services, trx, {
    kind: 'digest',
    account: recipient,
    dedupe_key: `digest ${id} ${now}`,
    values: {
      username,
      lines: more > 0 ? [...lines, moreLine(language, more)] : lines,
      link: { path: INBOX_PAGE },
    },
  })
  if (isPosted)
    await saveMailed(
      trx,
      notices.map((notice) => notice.id),
      now,
    )
}
