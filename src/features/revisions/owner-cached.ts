import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { sendCached } from '../../platform/http/send-cached.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'

/** What makes a response about a person's own data. `db` runs only selects, and stops those that take too long. */
export type OwnerReads = Pick<Services, 'db' | 'clock'>

type Options = {
  lifetime_s: number
  /** The response also shows whom the person follows, blocks or mutes, or who follows them. */
  showsRelations?: boolean
  /** The response also shows likes and comments on the person's workouts. */
  showsReactions?: boolean
}

/**
 * Sends a person a response about their own data, from the cache if it has one. The cache key contains the revision of
 * their data, so every write of such data must call `bumpRevision`. The revision of their relations is another one, so
 * that a follow does not end all cached responses. `make` receives the actor with the settings that
 * the database has now; those of the session may be half a second old.
 */
export async function sendOwnerCached(
  { cache, clock, reads, revisions }: Pick<Services, 'cache' | 'clock' | 'reads' | 'revisions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { lifetime_s, showsRelations = false, showsReactions = false }: Options,
  make: (actor: Actor, reads: OwnerReads) => Promise<object>,
): Promise<never> {
  const account = await revisions.load(request.actor.account_id)
  if (!account) throw notFound()
  const { revision, relations_revision, reactions_revision, total_workouts, ...settings } = account
  const actor = { ...request.actor, ...settings }
  const { account_id, username, language, time_zone, week_start } = actor
  const today = localDate(clock.now(), time_zone)
  const of = [account_id, username, language, time_zone, week_start, today, revision]
  // The counts leave out people whom the person has blocked.
  if (showsRelations || showsReactions) of.push(relations_revision)
  if (showsReactions) of.push(reactions_revision)
  return sendCached(cache, request, reply, { of, lifetime_s }, () =>
    make(actor, { db: reads.of(account_id, total_workouts), clock }),
  )
}

/** The same for a response that is not cached. */
export async function ownerReads(
  { clock, reads, revisions }: Pick<Services, 'clock' | 'reads' | 'revisions'>,
  { account_id }: Actor,
): Promise<OwnerReads> {
  const account = await revisions.load(account_id)
  return { db: reads.of(account_id, account?.total_workouts ?? 0), clock }
}
