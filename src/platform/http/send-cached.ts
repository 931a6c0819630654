import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Cache } from '../cache/index.ts'
import { hasResponseOf } from './etags.ts'

/**
 * Sends a response from the cache. `of` lists everything that it depends on besides its address: the reader, and the
 * state of the data. The ETag is a hash of that key, so a client that has the response costs no query.
 */
export async function sendCached(
  cache: Cache,
  request: FastifyRequest,
  reply: FastifyReply,
  { of, lifetime_s }: { of: readonly (string | number)[]; lifetime_s: number },
  make: () => Promise<object>,
): Promise<never> {
  const key = `${request.url} ${of.join(' ')}`
  if (hasResponseOf(`${cache.version} ${key}`, request, reply)) return reply.code(304).send() as never
  const text = await cache.get(key, lifetime_s, async () => String(reply.serialize(await make())))
  return reply.type('application/json; charset=utf-8').send(text) as never
}
