import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { PushRefused } from '../../../platform/push/index.ts'
import type { Services } from '../../../platform/services.ts'
import { deleteGone, type SubscriptionRow, saveFailingSince } from '../push/queries.ts'
import { liveSubscriptionsOf } from '../push/service.ts'
import { pushMessage } from './messages.ts'
import { recipientOf } from './recipients.ts'
import { unreadOf } from './unread.ts'

/** A browser to which nothing could be sent for so long is forgotten. */
const GIVE_UP_AFTER_MS = 7 * 86_400_000

type PushServices = Pick<Services, 'db' | 'clock' | 'push' | 'log'>
type PushJob = { account_id: number; notification_id: number; subscription_id: number }

/** Sends a notification to one browser, unless it is read or hidden from its person by now. */
export async function pushNotification(
  services: PushServices,
  { account_id, notification_id, subscription_id }: PushJob,
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  const { db, clock } = services
  const subscriptions = await liveSubscriptionsOf(services, db, account_id)
  const subscription = subscriptions.find(({ id }) => id === subscription_id)
  const recipient = subscription && (await recipientOf(db, account_id, clock.now()))
  const [notice] = recipient ? await unreadOf(services, account_id, [notification_id]) : []
  if (!subscription || !recipient || !notice) return
  const result = await send(services, subscription, pushMessage(recipient.language, notice))
  await inTransaction(db, async (trx) => {
    if (result === 'gone') await deleteGone(trx, subscription)
    else if (result === 'refused') await noteFailure(services, trx, subscription)
    else if (subscription.failing_since !== null) await saveFailingSince(trx, subscription, null)
    await finishIn(trx)
  })
}

/** Throws when a retry may help. */
async function send(
  services: PushServices,
  subscription: SubscriptionRow,
  message: Parameters<Services['push']['send']>[1],
): Promise<'sent' | 'gone' | 'refused'> {
  try {
    return await services.push.send(subscription, message)
  } catch (error) {
    if (error instanceof PushRefused) {
      const { host } = new URL(subscription.endpoint)
      services.log.warn({ host, status: error.status }, 'a push service refuses a message for good')
      return 'refused'
    }
    await inTransaction(services.db, (trx) => noteFailure(services, trx, subscription))
    throw error
  }
}

async function noteFailure(
  { clock }: Pick<Services, 'clock'>,
  trx: Trx,
  subscription: SubscriptionRow,
): Promise<void> {
  const now = clock.now()
  const { failing_since } = subscription
  if (failing_since === null) await saveFailingSince(trx, subscription, now)
  else if (now - failing_since > GIVE_UP_AFTER_MS) await deleteGone(trx, subscription)
}
