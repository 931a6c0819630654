import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { ownerByUsername } from '../relations/index.ts'

/** An owner of workouts, and what a viewer may see of these. */
type Owner = {
  id: number
  /** The audience of the owner to which the viewer belongs. */
  audience: 'follower' | 'everyone'
  /** The same as a filter of workouts. */
  shown_to: 'followers' | 'public'
  /** For reads of the owner's workouts on behalf of the viewer. */
  db: Db
}

/**
 * Another person with this username. Throws `not_found` for people whom the viewer does not see, and for private
 * profiles that the viewer does not follow.
 */
export async function ownerSeenBy(
  { reads, clock }: Pick<Services, 'reads' | 'clock'>,
  { account_id }: Actor,
  username: string,
): Promise<Owner> {
  const owner = await ownerByUsername(reads.of(account_id, 1), account_id, username, clock.now())
  if (!owner) throw notFound()
  const { id, audience } = owner
  const shown_to = audience === 'follower' ? 'followers' : 'public'
  return { id, audience, shown_to, db: reads.of(account_id, owner.total_workouts) }
}
