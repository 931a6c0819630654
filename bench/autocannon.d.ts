/** What the benchmark uses of autocannon, which brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export type Request = {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
    /** Changes the request each time before it is sent. */
    setupRequest?: (request: Request) => Request
  }

  export type Client = EventEmitter & { setRequests(requests: Request[]): void }

  export type Options = {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    /** Seconds until a request counts as lost. */
    timeout?: number
    requests?: Request[]
    setupClient?: (client: Client) => void
  }

  export type Result = { errors: number; timeouts: number; non2xx: number; '2xx': number }

  /** Emits `response` with the client, status, bytes and the milliseconds that it took. */
  export type Instance = EventEmitter & PromiseLike<Result>

  export default function autocannon(options: Options): Instance
}
