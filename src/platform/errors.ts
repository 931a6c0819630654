/** Every code that an answer can carry; clients branch on it. */
export const ERROR_CODES = {
  invalid: 400,
  malformed: 400,
  unauthenticated: 401,
  token_expired: 401,
  /** The password is right; a code of the second factor must come with it. */
  otp_required: 401,
  csrf_failed: 403,
  forbidden: 403,
  suspended: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  in_flight: 409,
  too_large: 413,
  unsupported_media_type: 415,
  wrong_host: 421,
  key_reused: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
  storage_full: 507,
} as const

export type ErrorCode = keyof typeof ERROR_CODES

export type FieldErrors = Record<string, string[]>

type Details = {
  errors?: FieldErrors
  cause?: unknown
  retryAfter_s?: number
  /** It does not count against a limit on failures. */
  isForgiven?: boolean
}

/** A failure with a message for the client; the cause stays in the log. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly statusCode: number
  readonly errors: FieldErrors | undefined
  readonly retryAfter_s: number | undefined
  readonly isForgiven: boolean

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.statusCode = ERROR_CODES[code]
    this.errors = details.errors
    this.retryAfter_s = details.retryAfter_s
    this.isForgiven = details.isForgiven ?? false
  }
}

/** A refusal that names one field, in the shape of every validation error. */
export function invalidField(field: string, message: string): AppError {
  return new AppError('invalid', `${field} ${message}`, { errors: { [field]: [message] } })
}

/** What does not exist and what may not be seen answer alike. */
export function notFound(): AppError {
  return new AppError('not_found', 'Not found.')
}

/** A start-up failure that the operator can mend: shown as one sentence, without a stack. */
export class StartupError extends Error {}
