import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerCached } from '../../platform/http/cached.ts'
import { localDate } from '../../platform/time.ts'
import type { Services } from '../../services.ts'

/**
 * Answers somebody's read of what is their own from the cache: it depends on who they are and what day it is for
 * them, on what they ask, and on the last of their writes. Every write of such data must `touch` its owner.
 */
export async function answerOwn(
  { cache, clock, revisions }: Pick<Services, 'cache' | 'clock' | 'revisions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  lifetime_s: number,
  make: () => Promise<object>,
): Promise<never> {
  const { account_id, username, language, time_zone, week_start } = request.actor
  const today = localDate(clock.now(), time_zone)
  const revision = await revisions.of(account_id)
  const of = [account_id, username, language, time_zone, week_start, today, revision]
  return answerCached(cache, request, reply, { of, lifetime_s }, make)
}
