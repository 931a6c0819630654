import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Cache } from '../cache/index.ts'
import { isKnown } from './conditional.ts'

/**
 * Answers a read from the cache. `of` names everything that the answer depends on beside its address: whom it is for,
 * and the state of what it shows. Its ETag follows from that alone, so that who has the answer already costs nothing.
 */
export async function sendCached(
  cache: Cache,
  request: FastifyRequest,
  reply: FastifyReply,
  { of, lifetime_s }: { of: readonly (string | number)[]; lifetime_s: number },
  make: () => Promise<object>,
): Promise<never> {
  const key = `${request.url} ${of.join(' ')}`
  const etag = `"${hash('sha1', `${cache.version} ${key}`, 'base64url')}"`
  reply.header('ETag', etag).header('Cache-Control', 'private, no-cache')
  if (isKnown(request, etag)) return reply.code(304).send() as never
  const text = await cache.get(key, lifetime_s, async () => String(reply.serialize(await make())))
  return reply.type('application/json; charset=utf-8').send(text) as never
}
