import { expect } from 'vitest'
import type { SentRequest } from './fake-api.ts'

export const EVENTS = 'GET /api/events/'

/** A stream of events that the test writes. */
export type FakeStream = {
  response: Response
  write: (text: string) => Promise<void>
  /** Sends an event; with an `id`, the client continues after it. */
  send: (name: string, data: unknown, id?: number) => Promise<void>
  end: () => Promise<void>
  /** Whether a heartbeat reaches the client. */
  isOpen: () => Promise<boolean>
}

export function fakeStream({ signal }: Pick<SentRequest, 'signal'>): FakeStream {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  signal.addEventListener('abort', () => writer.abort(signal.reason).catch(() => {}))
  const encoder = new TextEncoder()
  const write = (text: string) => writer.write(encoder.encode(text))
  return {
    response: new Response(readable, { headers: { 'content-type': 'text/event-stream' } }),
    write,
    send: (name, data, id) =>
      write(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
    end: () => writer.close(),
    isOpen: () =>
      write(':\n\n').then(
        () => true,
        () => false,
      ),
  }
}

/** The route of the events, and the streams that it has opened, the oldest first. */
export function fakeEvents() {
  const streams: FakeStream[] = []
  return {
    streams,
    route: {
      [EVENTS]: (request: SentRequest) => {
        const opened = fakeStream(request)
        streams.push(opened)
        return opened.response
      },
    },
    /** Waits until there were so many streams; returns the newest. */
    async opened(count: number): Promise<FakeStream> {
      await expect.poll(() => streams.length).toBe(count)
      return streams[count - 1]!
    },
  }
}
