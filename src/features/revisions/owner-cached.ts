import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { answerCached } from '../../platform/http/cached.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'

/**
 * Answers somebody's read of what is their own from the cache: it depends on who they are and what day it is for
 * them, on what they ask, and on the last of their writes. Every write of such data must `touch` its owner. `make` is
 * given the actor as the database has them now: the session's may be half a second old.
 */
export async function answerOwn(
  { cache, clock, revisions }: Pick<Services, 'cache' | 'clock' | 'revisions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  lifetime_s: number,
  make: (actor: Actor) => Promise<object>,
): Promise<never> {
  const revised = await revisions.of(request.actor.account_id)
  if (!revised) throw notFound()
  const { revision, ...person } = revised
  const actor = { ...request.actor, ...person }
  const { account_id, username, language, time_zone, week_start } = actor
  const today = localDate(clock.now(), time_zone)
  const of = [account_id, username, language, time_zone, week_start, today, revision]
  return answerCached(cache, request, reply, { of, lifetime_s }, () => make(actor))
}
