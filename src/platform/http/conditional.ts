import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

export const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** An ETag on every JSON answer to a read, and 304 without a body to who already has it. */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!READS.has(request.method) || reply.statusCode !== 200 || typeof payload !== 'string') return done()
    const etag = `"${hash('sha1', payload, 'base64url')}"`
    reply.header('ETag', etag)
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'private, no-cache')
    if (!matches(request.headers['if-none-match'], etag)) return done()
    reply.code(304).removeHeader('Content-Type')
    done(null, '')
  })
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.split(',').some((given) => given.trim().replace(/^W\//, '') === etag || given.trim() === '*')
}
