import { vi } from 'vitest'
import type { ErrorReason } from '../src/api/problem.ts'
import type { paths } from '../src/api/schema.d.ts'

/** How long to wait for a request, long enough for a slow machine. */
const WAIT_MS = 20_000

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The JSON of an operation's successful responses; null for a response without content. */
type Success<O> = O extends { responses: infer R }
  ? {
      [S in keyof R & (200 | 201 | 202 | 204)]: R[S] extends { content: { 'application/json': infer B } }
        ? B
        : null
    }[keyof R & (200 | 201 | 202 | 204)]
  : never

type Answer<T> = T | Refusal | Response
type Reply<T> = Answer<T> | ((request: SentRequest) => Answer<T> | Promise<Answer<T>>)
type RoutesOf<M extends Method> = {
  [P in keyof paths & string as paths[P] extends Record<M, { responses: unknown }>
    ? `${Uppercase<M>} ${P}`
    : never]?: Reply<paths[P] extends Record<M, infer O> ? Success<O> : never>
}
type Routes = RoutesOf<'get'> &
  RoutesOf<'post'> &
  RoutesOf<'put'> &
  RoutesOf<'patch'> &
  RoutesOf<'delete'> & { [image: `GET /api/images/${string}`]: Reply<null> }

type Route = keyof Routes & string

const unknownRequests: string[] = []

/** The requests since the last call for which there was no route. */
export function takeUnknownRequests(): string[] {
  return unknownRequests.splice(0)
}

/** What `fetch` is in a test without a fake API, so that no test reaches the network. */
export async function refuseRequest(input: Request | string): Promise<never> {
  const asked = input instanceof Request ? `${input.method} ${input.url}` : input
  unknownRequests.push(asked)
  throw new TypeError(`There is no fake API for ${asked}.`)
}

export type SentRequest = {
  method: string
  path: string
  query: Record<string, string>
  headers: Headers
  signal: AbortSignal
  body: unknown
}

/** A response that refuses a request. */
export class Refusal {
  readonly status: number
  readonly body: unknown
  readonly headers: Record<string, string>

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export function refusal(status: number, code: string): Refusal {
  return new Refusal(status, { code, message: 'The server refused.', request_id: 'test' })
}

/** The response that refuses one field of a request. */
export function fieldRefusal(field: string, reason: ErrorReason = { code: 'invalid' }): Refusal {
  return new Refusal(400, {
    code: 'invalid',
    message: 'The server refused.',
    errors: { [field]: ['is not valid'] },
    details: { [field]: [reason] },
    request_id: 'test',
  })
}

/**
 * Replaces the browser's `fetch` with a server that has the given routes and records requests. A request to any other
 * route fails, and so does the test, with the name of the route.
 */
export function fakeApi(routes: Routes) {
  const requests: (SentRequest & { route: string })[] = []

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url, location.href)
    const route = routeFor(Object.keys(routes), `${request.method} ${url.pathname}`)
    if (!route) {
      unknownRequests.push(`${request.method} ${url.pathname}`)
      throw new TypeError(`The fake API has no route for ${request.method} ${url.pathname}.`)
    }
    const sent = {
      route,
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      signal: request.signal,
      body: await bodyOf(request),
    }
    requests.push(sent)
    const reply = (routes as Record<string, unknown>)[route]
    return responseFor(typeof reply === 'function' ? await reply(sent) : reply)
  }

  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) =>
    answer(input instanceof Request ? input : new Request(new URL(input, location.href), init)),
  )
  async function request(route: Route): Promise<SentRequest> {
    return vi.waitFor(() => {
      const sent = requests.findLast((one) => one.route === route)
      if (!sent) throw new Error(`There was no request for ${route}.`)
      return sent
    }, WAIT_MS)
  }

  return {
    /** The requests of a route so far, the oldest first. */
    requests: (route: Route) => requests.filter((sent) => sent.route === route),
    /** The newest request of a route. Waits when there was none. */
    request,
    lastBody: async (route: Route) => (await request(route)).body,
  }
}

/** The route that matches an address. A literal route wins over a route with parameters. */
function routeFor(known: string[], asked: string): string | undefined {
  const pattern = (route: string) => new RegExp(`^${route.replace(/\{[^}]+\}/g, '[^/]+')}$`)
  return known.includes(asked) ? asked : known.find((route) => pattern(route).test(asked))
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (type.includes('json')) return JSON.parse(await request.text())
  return type.includes('form-data') ? await request.formData() : null
}

function responseFor(answer: unknown): Response {
  if (answer instanceof Response) return answer
  if (answer instanceof Refusal) {
    const headers = { 'content-type': 'application/json', ...answer.headers }
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers })
  }
  if (answer === null) return new Response(null, { status: 204 })
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
}
