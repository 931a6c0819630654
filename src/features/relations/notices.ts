import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { notify, withdraw } from '../inbox/index.ts'

type Follow = { follower_id: number; followed_id: number }

/** Tells a person of a new follower, instead of the request that there may have been. */
export async function notifyOfFollow(
  services: Pick<Services, 'clock' | 'events' | 'queue'>,
  trx: Trx,
  { follower_id, followed_id }: Follow,
): Promise<void> {
  const people = { account_id: followed_id, actor_id: follower_id }
  await withdraw(services, trx, { kind: 'follow_request', ...people })
  await notify(services, trx, { kind: 'follow', ...people })
}

/** Takes back what two people have been told of a follow, or of a request to follow. */
export function withdrawFollow(
  services: Pick<Services, 'events'>,
  trx: Trx,
  { follower_id, followed_id }: Follow,
): Promise<void> {
  const followed = { account_id: followed_id, actor_id: follower_id }
  return withdraw(
    services,
    trx,
    { kind: 'follow', ...followed },
    { kind: 'follow_request', ...followed },
    { kind: 'follow_accepted', account_id: follower_id, actor_id: followed_id },
  )
}
