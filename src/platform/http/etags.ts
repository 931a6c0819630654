import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Adds an ETag to every JSON response to a read, and answers 304 to a client that already has it. */
export function addEtags(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!READ_METHODS.has(request.method) || reply.statusCode !== 200 || typeof payload !== 'string')
      return done()
    // `sendCached` has set an ETag of its own.
    if (reply.hasHeader('ETag')) return done()
    const etag = `"${hash('sha1', payload, 'base64url')}"`
    reply.header('ETag', etag)
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'private, no-cache')
    if (!matchesEtag(request, etag)) return done()
    reply.code(304).removeHeader('Content-Type')
    // With an empty string, the framework would send `Content-Length: 0`, which a 304 must not have.
    done(null, null)
  })
}

/**
 * Gives the response an ETag, which is a hash of `key`. The key must contain everything that the response depends on.
 * Returns true when the client already has the response.
 */
export function hasResponseOf(key: string, request: FastifyRequest, reply: FastifyReply): boolean {
  const etag = `"${hash('sha1', key, 'base64url')}"`
  reply.headers({ ETag: etag, 'Cache-Control': 'private, no-cache' })
  return matchesEtag(request, etag)
}

/** True when the client already has the response with this ETag. */
export function matchesEtag({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const header = headers['if-none-match']
  if (!header) return false
  return header.split(',').some((given) => given.trim().replace(/^W\//, '') === etag || given.trim() === '*')
}
