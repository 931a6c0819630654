import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** An ETag on every JSON answer to a read, and 304 without a body to who already has it. */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // What has one already is answered by `sendCached`.
    if (!READS.has(request.method) || reply.statusCode !== 200 || typeof payload !== 'string') return done()
    if (reply.hasHeader('ETag')) return done()
    const etag = `"${hash('sha1', payload, 'base64url')}"`
    reply.header('ETag', etag)
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'private, no-cache')
    if (!isKnown(request, etag)) return done()
    reply.code(304).removeHeader('Content-Type')
    done(null, '')
  })
}

/** True when the client says that it has this answer already. */
export function isKnown({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const header = headers['if-none-match']
  if (!header) return false
  return header.split(',').some((given) => given.trim().replace(/^W\//, '') === etag || given.trim() === '*')
}
