/** A failed request: the server's error, or `unreachable` when there was no answer. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string[]>
  /** How long to wait before the next attempt, as the server says; 0 when it does not. */
  readonly retryAfter_s: number

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Record<string, string[]> = {},
    retryAfter_s = 0,
  ) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
    this.retryAfter_s = retryAfter_s
  }
}

type ErrorBody = { code?: string; message?: string; errors?: Record<string, string[]> }

/** Reads the API's error body. Of any other body, such as a proxy's error page, only the status is kept. */
export function problemFrom(status: number, body: unknown, retryAfter: string | null = null): Problem {
  const error: ErrorBody = typeof body === 'object' && body !== null ? body : {}
  const { code = `http_${status}`, message = '', errors = {} } = error
  return new Problem(status, code, message, errors, secondsOf(retryAfter))
}

/** Our server sends Retry-After in seconds, but a proxy may send a date. */
function secondsOf(header: string | null): number {
  if (!header) return 0
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Math.max(0, Math.ceil(seconds) || 0)
}

export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem(0, 'unreachable', cause instanceof Error ? cause.message : '')
}

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** Returns the data of an answer, or throws a `Problem`. */
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
