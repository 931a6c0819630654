import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { TIMEOUTS } from './slow-clients.ts'

/** A client that reads so slowly that more than this waits for it is disconnected. It may continue where it stopped. */
const MAX_WAITING_BYTES = 1_000_000
/** Proxies and firewalls end connections on which nothing is sent for about a minute. */
export const HEARTBEAT_MS = 20_000
/** The usual limit would end a stream between two heartbeats. */
const STALLED_MS = HEARTBEAT_MS + TIMEOUTS.connectionTimeout
/** Clients come back after a random time, so that they do not all come at once when a server stops. */
const RETRY_MS = { min: 500, spread: 4_500 }

/** A response of server-sent events (HTML Living Standard, section 9.2). */
export type EventStream = {
  /** `id` is where a client continues later, with the header `Last-Event-ID`. */
  send(event: { name: string; id?: number; data: string }): void
  /** Keeps the connection alive. */
  beat(): void
  end(): void
}

/** Begins the response. `onClose` is called once, when the client or the server has ended it. */
export function openEventStream(
  { raw: { socket } }: FastifyRequest,
  reply: FastifyReply,
  { isFollowed, onClose }: { isFollowed: boolean; onClose(): void },
): EventStream {
  const { raw } = reply
  reply.hijack()
  raw.once('close', onClose)
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // Otherwise nginx would collect events before it passes them on.
    'X-Accel-Buffering': 'no',
  })
  if (isFollowed) socket.setTimeout(STALLED_MS)
  raw.write(`retry: ${RETRY_MS.min + Math.floor(Math.random() * RETRY_MS.spread)}\n\n`)
  const write = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return
    raw.write(text)
    if (raw.writableLength > MAX_WAITING_BYTES) raw.destroy()
  }
  return {
    send({ name, id, data }) {
      const position = id === undefined ? '' : `id: ${id}\n`
      write(`event: ${name}\n${position}data: ${data}\n\n`)
    },
    beat: () => write(':\n\n'),
    end: () => void raw.end(),
  }
}

/** The number after which the client wants to continue; undefined if it starts anew. */
export function lastEventId({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const id = headers['last-event-id']
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined
}
