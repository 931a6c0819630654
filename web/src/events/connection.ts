import { createParser } from 'eventsource-parser'
import { authorisedFetch } from '../api/access-token.ts'
import { asProblem, type Problem, problemFrom } from '../api/problem.ts'

/** The server sends something every 20 seconds. */
const SILENT_MS = 50_000
const FIRST_WAIT_MS = 1_000
const MAX_WAIT_MS = 60_000

type Options = {
  address: () => string
  receive: (name: string, data: string) => void
  /** The server has refused the stream, or could not be reached. The stream connects again after a while. */
  failed: (problem: Problem) => void
}

/** Where to continue, how long to wait after the end of a stream, and how often that has failed. */
type State = { lastId: string; wait_ms: number; failures: number }

/** A stream of server-sent events that connects again until it is paused, and continues after the last event. */
export type Connection = {
  /** Connects again unless it is paused, because the address has changed. */
  restart(): void
  /** Connects at once if it is paused, waiting or silent. */
  wake(): void
  pause(): void
}

/**
 * The browser's `EventSource` cannot send an access token, so this one uses `fetch`. An expired token is refreshed by
 * `authorisedFetch`: the server ends the stream when its token expires, and refuses the next connection with it.
 */
export function openConnection({ address, receive, failed }: Options): Connection {
  const state: State = { lastId: '', wait_ms: FIRST_WAIT_MS, failures: 0 }
  let heardAt = 0
  let isPaused = true
  let current: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function disconnect(): void {
    clearTimeout(timer)
    current?.abort()
    current = null
  }

  async function connect(): Promise<void> {
    disconnect()
    const attempt = new AbortController()
    current = attempt
    const problem = await read(attempt).then(() => null, asProblem)
    if (attempt !== current) return
    disconnect()
    timer = setTimeout(connect, problem ? backoff(state, problem) : state.wait_ms)
    if (problem) failed(problem)
  }

  async function read(attempt: AbortController): Promise<void> {
    const listen = () => {
      heardAt = Date.now()
      clearTimeout(timer)
      timer = setTimeout(() => attempt.abort(), SILENT_MS)
    }
    const parser = parserFor(state, receive)
    listen()
    for await (const text of textOf(await request(address(), state, attempt.signal))) {
      if (attempt !== current) return
      listen()
      parser.feed(text)
    }
  }

  return {
    restart() {
      if (!isPaused) connect()
    },
    pause() {
      isPaused = true
      disconnect()
    },
    wake() {
      isPaused = false
      if (!current || Date.now() - heardAt > SILENT_MS) connect()
    },
  }
}

function parserFor(state: State, receive: Options['receive']) {
  return createParser({
    onEvent({ event = 'message', id, data }) {
      state.failures = 0
      if (id !== undefined) state.lastId = id
      receive(event, data)
    },
    onRetry(retry_ms) {
      state.wait_ms = retry_ms
    },
  })
}

async function request(address: string, { lastId }: State, signal: AbortSignal): Promise<Response> {
  const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) }
  const response = await authorisedFetch(new Request(address, { headers, signal }))
  if (!response.ok) throw await problemOf(response)
  return response
}

/** The text of a response as it arrives. Not every browser can iterate over a stream itself. */
async function* textOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) yield part.value
}

/** Doubles with each failure, and is random, so that clients do not all come back at the same time. */
function backoff(state: State, { retryAfter_s }: Problem): number {
  state.failures++
  const most = Math.min(MAX_WAIT_MS, state.wait_ms * 2 ** state.failures)
  return Math.max(most * (0.5 + Math.random() / 2), retryAfter_s * 1000)
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => null)
  return problemFrom(response.status, body, response.headers.get('retry-after'))
}
