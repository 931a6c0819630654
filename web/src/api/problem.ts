import type { components } from './schema.d.ts'

/** Why a field or a request was refused: a code, and values such as the limit. */
export type ErrorReason = components['schemas']['ErrorReason']

type Refusal = {
  code: string
  message?: string
  /** The server's sentences for each field. */
  errors?: Record<string, string[]>
  /** The reasons for each field; `request` has the reason for the request as a whole. */
  details?: Record<string, ErrorReason[]>
}

/** A failed request: the server's error, or `unreachable` when there was no response. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: Record<string, string[]>
  readonly details: Record<string, ErrorReason[]>
  /** How long to wait before the next attempt; 0 when the server does not say. */
  readonly retryAfter_s: number

  constructor(status: number, { code, message, errors = {}, details = {} }: Refusal, retryAfter_s = 0) {
    super(message)
    this.status = status
    this.code = code
    this.errors = errors
    this.details = details
    this.retryAfter_s = retryAfter_s
  }

  /** The names of the fields that were refused. */
  get fields(): string[] {
    return Object.keys(this.errors)
  }

  /** Why the request was refused as a whole; undefined when fields were refused, or when `code` is the only reason. */
  get requestReason(): ErrorReason | undefined {
    return this.fields.length === 0 ? this.details.request?.[0] : undefined
  }
}

/** Makes a `Problem` of the API's error body. Any other body, such as a proxy's error page, is dropped. */
export function problemFrom(status: number, body: unknown, retryAfter: string | null = null): Problem {
  const error: Partial<Refusal> = typeof body === 'object' && body !== null ? body : {}
  return new Problem(status, { ...error, code: error.code ?? `http_${status}` }, secondsOf(retryAfter))
}

/** Our server sends Retry-After in seconds, but a proxy may send a date. */
function secondsOf(header: string | null): number {
  if (!header) return 0
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Math.max(0, Math.ceil(seconds) || 0)
}

export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem(0, { code: 'unreachable', message: cause instanceof Error ? cause.message : '' })
}

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** Returns the data of a response, or throws a `Problem`. */
export async function unwrap<T>(call: Call<T>): Promise<T> {
  let answer: Awaited<Call<T>>
  try {
    answer = await call
  } catch (cause) {
    throw asProblem(cause)
  }
  if (!answer.response.ok) {
    const { status, headers } = answer.response
    throw problemFrom(status, answer.error, headers.get('retry-after'))
  }
  return answer.data as T
}
