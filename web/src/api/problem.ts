/** What went wrong with a request: the server's error, or `unreachable` when no answer came. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string[]>

  constructor(status: number, code: string, message: string, fields: Record<string, string[]> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

type ErrorBody = { code?: string; message?: string; errors?: Record<string, string[]> }

/** Reads the API's error shape; an answer of any other shape (a proxy's page) keeps only its status. */
export function problemFrom(status: number, body: unknown): Problem {
  const error: ErrorBody = typeof body === 'object' && body !== null ? body : {}
  return new Problem(status, error.code ?? `http_${status}`, error.message ?? '', error.errors ?? {})
}

export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem(0, 'unreachable', cause instanceof Error ? cause.message : '')
}

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** The data of an answer, or a thrown `Problem`. */
export async function unwrap<T>(call: Call<T>): Promise<T> {
  let answer: Awaited<Call<T>>
  try {
    answer = await call
  } catch (cause) {
    throw asProblem(cause)
  }
  if (!answer.response.ok) throw problemFrom(answer.response.status, answer.error)
  return answer.data as T
}
