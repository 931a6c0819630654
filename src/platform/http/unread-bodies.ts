import { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

/** How much of a body is read when no route takes it, so that an honest client can finish and read the answer. */
const UNKNOWN_PATH_BYTES = 64_000
/** Room for the form around an uploaded file. */
const FORM_BYTES = 100_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The largest file that the route takes. */
    fileMax_bytes?: number
  }
}

/** Limits how much of a body is read after its request has been answered. */
export function limitUnreadBodies(app: App): void {
  app.addHook('onSend', (request, _, __, done) => {
    if (!request.raw.complete) dropBody(request)
    done()
  })
}

/**
 * Reads and drops the rest of a body, because the next request on the connection follows it. Closes the connection once
 * the body is longer than any that the route takes.
 */
export function dropBody({ raw, is404, routeOptions }: FastifyRequest): void {
  const { fileMax_bytes } = routeOptions.config
  const taken_bytes = fileMax_bytes === undefined ? (routeOptions.bodyLimit ?? 0) : fileMax_bytes + FORM_BYTES
  let left_bytes = is404 ? UNKNOWN_PATH_BYTES : taken_bytes
  raw.unpipe()
  raw.on('data', (chunk: Buffer) => {
    left_bytes -= chunk.length
    if (left_bytes >= 0) return
    raw.pause()
    // An injected request has no connection to end.
    if (raw.socket instanceof Socket) raw.socket.destroySoon()
  })
  raw.resume()
}
