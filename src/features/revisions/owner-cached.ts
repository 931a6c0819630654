import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { sendCached } from '../../platform/http/send-cached.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'

/**
 * Sends a person a response about their own data, from the cache if it has one. The cache key contains the revision of
 * their data, so every write of such data must call `bumpRevision`. `make` receives the actor with the settings that
 * the database has now; those of the session may be half a second old.
 */
export async function sendOwnerCached(
  { cache, clock, revisions }: Pick<Services, 'cache' | 'clock' | 'revisions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  lifetime_s: number,
  make: (actor: Actor) => Promise<object>,
): Promise<never> {
  const account = await revisions.load(request.actor.account_id)
  if (!account) throw notFound()
  const { revision, ...settings } = account
  const actor = { ...request.actor, ...settings }
  const { account_id, username, language, time_zone, week_start } = actor
  const today = localDate(clock.now(), time_zone)
  const of = [account_id, username, language, time_zone, week_start, today, revision]
  return sendCached(cache, request, reply, { of, lifetime_s }, () => make(actor))
}
