import { serialize } from '../../../platform/database/columns.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Db } from '../../../platform/database/schema.ts'
import { invalidField, notFound } from '../../../platform/errors.ts'
import { hasPushKeys, isPushAddress } from '../../../platform/push/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { type Actor, sessionsOf } from '../../auth/index.ts'
import { pushQuota } from '../quotas.ts'
import {
  deleteOfSessions,
  deleteSubscriptionOf,
  deleteUseless,
  replaceSubscription,
  type SubscriptionRow,
  subscriptionsOf,
} from './queries.ts'
import type { NewPushSubscription, PushSubscription } from './schemas.ts'

type Session = Awaited<ReturnType<typeof sessionsOf>>[number]
type Needs = Pick<Services, 'db' | 'clock' | 'push'>

/** The subscriptions that get messages: of live sessions, made for the key that this server has now. */
export async function liveSubscriptionsOf(
  services: Pick<Services, 'clock' | 'push'>,
  db: Db,
  account_id: number,
): Promise<LiveSubscription[]> {
  const subscriptions = await subscriptionsOf(db, account_id)
  return subscriptions.length === 0 ? [] : withSessions(services, db, account_id, subscriptions)
}

type LiveSubscription = SubscriptionRow & { session: Session }

async function withSessions(
  { clock, push }: Pick<Services, 'clock' | 'push'>,
  db: Db,
  account_id: number,
  subscriptions: SubscriptionRow[],
): Promise<LiveSubscription[]> {
  const server_key = await push.publicKey()
  const live = await sessionsOf(db, clock.now(), account_id)
  const sessions = new Map(live.map((session) => [session.id, session]))
  return subscriptions.flatMap((subscription) => {
    const session = sessions.get(subscription.session_id)
    return session && subscription.server_key === server_key ? [{ ...subscription, session }] : []
  })
}

/** The actor's browsers that get push messages, the newest first. */
export async function listSubscriptions(services: Needs, actor: Actor): Promise<PushSubscription[]> {
  const { db } = services
  const { account_id } = actor
  const subscriptions = await subscriptionsOf(db, account_id)
  const live = await withSessions(services, db, account_id, subscriptions)
  return live.map(({ session, ...subscription }) => toSubscription(subscription, session, actor))
}

/** Saves the subscription of the actor's browser. Each session has one, because it belongs to one browser. */
export async function saveSubscription(
  services: Needs & Pick<Services, 'quotas'>,
  actor: Actor,
  { endpoint, keys }: NewPushSubscription,
): Promise<PushSubscription> {
  const { db, clock, push, quotas } = services
  const { account_id, session_id } = actor
  if (!isPushAddress(endpoint)) throw invalidField('endpoint', 'invalid')
  if (!hasPushKeys(keys)) throw invalidField('keys', 'invalid')
  const server_key = await push.publicKey()
  return inTransaction(db, async (trx) => {
    await serialize(trx, `push subscriptions ${account_id}`)
    // The session of this request may have ended meanwhile.
    const live = await sessionsOf(trx, clock.now(), account_id)
    const session = live.find(({ id }) => id === session_id)
    if (!session) throw notFound()
    const earlier = await subscriptionsOf(trx, account_id)
    const isNew = !earlier.some((of) => of.session_id === session.id || of.endpoint === endpoint)
    if (isNew) await quotas.take(trx, account_id, pushQuota)
    const subscription = await replaceSubscription(trx, {
      account_id,
      session_id: session.id,
      server_key,
      endpoint,
      ...keys,
      created_at: clock.now(),
      failing_since: null,
    })
    return toSubscription(subscription, session, actor)
  })
}

export async function deleteSubscription({ db }: Needs, { account_id }: Actor, id: number): Promise<void> {
  const isDeleted = await inTransaction(db, (trx) => deleteSubscriptionOf(trx, account_id, id))
  if (!isDeleted) throw notFound()
}

/**
 * Deletes the subscriptions of sessions as soon as they end. Messages check that the session is live, and the hourly
 * maintenance deletes what is left, in case the event is lost.
 */
export function deleteWithSessions({ db, events, log }: Pick<Services, 'db' | 'events' | 'log'>): void {
  events.on('sessions.ended', ({ session_ids }) => {
    inTransaction(db, (trx) => deleteOfSessions(trx, session_ids)).catch((error) =>
      log.error({ err: error }, 'the push subscriptions of ended sessions could not be deleted'),
    )
  })
}

/** The steps of the hourly maintenance of push messages, by name. */
export function pushMaintenance({ db, clock, push }: Needs): Record<string, () => Promise<unknown>> {
  return {
    // Also makes the key at the first start, and encrypts it again after a change of SECRET_KEY.
    push_subscriptions: async () => deleteUseless(db, await push.publicKey(), clock.now()),
  }
}

function toSubscription(
  { id, created_at }: SubscriptionRow,
  { browser, device, id: session_id }: Session,
  actor: Pick<Actor, 'session_id'>,
): PushSubscription {
  return { id, browser, device, created_at: toIso(created_at), is_current: session_id === actor.session_id }
}
