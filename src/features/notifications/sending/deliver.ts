import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { preferencesOf } from '../../inbox/index.ts'
import { liveSubscriptionsOf } from '../push/service.ts'
import { queueDigest } from './digest.ts'
import { mailLine } from './messages.ts'
import { claimDelivery, saveDelivery } from './queries.ts'
import { mailChoiceOf, type Recipient, recipientOf } from './recipients.ts'
import { type Unread, unreadOf } from './unread.ts'

export type DeliveryServices = Pick<Services, 'db' | 'clock' | 'queue' | 'secret' | 'push' | 'log'>
type Finish = Pick<JobContext, 'finishIn'>

/**
 * Sends a notification outside the app as its person wants it, unless it is read or hidden from them by now. Each
 * notification is sent once: what is added to it before it is read is only shown in the app.
 */
export async function deliver(
  services: DeliveryServices,
  { account_id, notification_id }: { account_id: number; notification_id: number },
  { finishIn }: Finish,
): Promise<void> {
  const { db, clock } = services
  const now = clock.now()
  const recipient = await recipientOf(db, account_id, now)
  const [notice] = recipient ? await unreadOf(services, account_id, [notification_id]) : []
  if (!recipient || !notice) return
  const preferences = await preferencesOf(db, account_id)
  const isPushWanted = preferences[notice.kind].push
  await inTransaction(db, async (trx) => {
    if (await claimDelivery(trx, notification_id)) {
      const isPushed = isPushWanted && (await queuePush(services, trx, account_id, notification_id))
      const isMailed = await mail(services, trx, recipient, notice, mailChoiceOf(preferences, notice.kind))
      await saveDelivery(trx, notification_id, {
        pushed_at: isPushed ? now : null,
        mailed_at: isMailed ? now : null,
      })
    }
    await finishIn(trx)
  })
}

/** One job for each browser, because each of them can fail by itself. Returns whether there is any. */
async function queuePush(
  services: DeliveryServices,
  trx: Trx,
  account_id: number,
  notification_id: number,
): Promise<boolean> {
  const subscriptions = await liveSubscriptionsOf(services, trx, account_id)
  await services.queue.enqueue(
    trx,
    ...subscriptions.map(({ id }) => ({
      kind: 'notifications.push' as const,
      payload: { account_id, notification_id, subscription_id: id },
      owner_id: account_id,
    })),
  )
  return subscriptions.length > 0
}

/** Returns whether a mail was posted. What is too much for single mails goes into the daily one. */
async function mail(
  services: DeliveryServices,
  trx: Trx,
  recipient: Recipient,
  notice: Unread,
  choice: 'off' | 'at_once' | 'digest',
): Promise<boolean> {
  if (choice === 'off' || recipient.email_verified_at === null) return false
  const isPosted =
    choice === 'at_once' &&
    (await postMail(services, trx, {
      kind: 'notification',
      account: recipient,
      ...(notice.actor_id !== null && { sender_id: notice.actor_id }),
      dedupe_key: `notification ${notice.id}`,
      values: {
        username: recipient.username,
        line: mailLine(recipient.language, notice),
        link: { path: notice.path },
      },
    }))
  if (!isPosted) await queueDigest(services, trx, recipient)
  return isPosted
}
