import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { App } from './app.ts'

const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
/** Node.js checks twice before it closes a connection, so a stalled reader is gone within twice this time. */
const STALLED_MS = 15_000
/** Whatever a request waits for must end within this time: a client that still waits then would get no response. */
export const RESPOND_WITHIN_MS = STALLED_MS - 1_000
const LOOK_EVERY_MS = 2_000
const BODY_GRACE_MS = 10_000
const MIN_BODY_BYTES_PER_S = 500

/** How long a client may take. The defaults of Node.js are 60 s for headers and 300 s for a request. */
export const TIMEOUTS = {
  requestTimeout: REQUEST_MS,
  // Against clients that do not read their responses. No route takes this long to respond.
  connectionTimeout: STALLED_MS,
  http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_EVERY_MS },
} as const

type Receiving = {
  request: IncomingMessage
  response: ServerResponse
  since_ms: number
  before_bytes: number
}

/** Calls `cut` for every request whose body arrives too slowly. */
export function cutSlowBodies(
  app: App,
  cut: (request: IncomingMessage, response: ServerResponse) => void,
): void {
  // One entry per connection, which the next request on the connection replaces.
  const receiving = new Map<Socket, Receiving>()
  app.addHook('onRequest', ({ raw: request }, { raw: response }, done) => {
    if (request.headers['content-length'] ?? request.headers['transfer-encoding']) {
      const { socket } = request
      receiving.set(socket, {
        request,
        response,
        since_ms: performance.now(),
        before_bytes: socket.bytesRead,
      })
    }
    done()
  })
  const look = () => {
    for (const [socket, { request, response, since_ms, before_bytes }] of receiving) {
      const took_ms = performance.now() - since_ms
      const least_bytes = (took_ms / 1000) * MIN_BODY_BYTES_PER_S
      if (request.complete || socket.destroyed) receiving.delete(socket)
      // When the server itself does not read the body, the client is not to blame.
      else if (!request.readableFlowing || took_ms < BODY_GRACE_MS) continue
      else if (socket.bytesRead - before_bytes < least_bytes) cut(request, response)
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  app.addHook('onClose', async () => clearInterval(timer))
}
