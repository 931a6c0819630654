/** The part of autocannon that the benchmark uses; the package has no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export type Request = {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
    /** Changes each request before it is sent. */
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

  /** Emits `response` with the client, the status, the bytes and the milliseconds. */
  export type Instance = EventEmitter & PromiseLike<Result>

  export default function autocannon(options: Options): Instance
}
