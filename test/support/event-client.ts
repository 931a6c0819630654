import { request } from 'node:http'

export type ReceivedEvent = { name: string; id: number | null; data: Record<string, unknown> }
export type EventClient = {
  status: number
  headers: Record<string, unknown>
  /** All events so far. */
  events: ReceivedEvent[]
  /** Resolves when the response has ended, also when the connection broke. */
  ended: Promise<void>
  lastId(): number | undefined
  close(): void
}

/** Reads server-sent events. `onEvent` is called for each. */
export function openEvents(
  url: string,
  headers: Record<string, string>,
  onEvent: (event: ReceivedEvent) => void = () => {},
): Promise<EventClient> {
  const { promise, resolve, reject } = Promise.withResolvers<EventClient>()
  // Without an agent: each stream has a connection of its own.
  const sent = request(url, { headers, agent: false }, (response) => {
    const events: ReceivedEvent[] = []
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const event of blocks.flatMap(parseEvent)) {
        events.push(event)
        onEvent(event)
      }
    })
    response.on('error', () => {})
    resolve({
      status: response.statusCode ?? 0,
      headers: response.headers,
      events,
      ended: new Promise((done) => response.once('close', done)),
      lastId: () => events.findLast(({ id }) => id !== null)?.id ?? undefined,
      close: () => sent.destroy(),
    })
  })
  sent.on('error', reject)
  sent.end()
  return promise
}

function parseEvent(block: string): ReceivedEvent[] {
  const fields = new Map(block.split('\n').map((line) => splitField(line)))
  const name = fields.get('event')
  if (!name) return []
  return [
    {
      name,
      id: fields.has('id') ? Number(fields.get('id')) : null,
      data: JSON.parse(fields.get('data') ?? '{}'),
    },
  ]
}

function splitField(line: string): [string, string] {
  const at = line.indexOf(': ')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)]
}
