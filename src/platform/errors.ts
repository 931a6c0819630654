import {
  type FieldReason,
  type FieldReasons,
  fieldText,
  type PlainFieldCode,
  type PlainRequestCode,
  type RequestReason,
  requestText,
} from './error-texts.ts'
import type { Language } from './i18n.ts'

/** Every code that a response can carry, with its status; clients branch on it. */
export const ERROR_CODES = {
  invalid: 400,
  malformed: 400,
  unauthenticated: 401,
  token_expired: 401,
  /** The password is right, but the request also needs a second-factor code. */
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

type Options = {
  cause?: unknown
  retryAfter_s?: number
  /** The refusal does not count towards a rate limit that counts only failures. */
  isForgiven?: boolean
}

type Refusal = { fields: FieldReasons } | { request: RequestReason }

/**
 * A refusal: what is wrong, by codes and values. It is worded when the response is written, in the reader's language.
 * The cause goes to the log only.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly statusCode: number
  readonly retryAfter_s: number | undefined
  readonly isForgiven: boolean
  readonly #refusal: Refusal

  constructor(
    code: ErrorCode,
    why: PlainRequestCode | RequestReason | { fields: FieldReasons },
    options: Options = {},
  ) {
    super(undefined, { cause: options.cause })
    this.code = code
    this.statusCode = ERROR_CODES[code]
    this.retryAfter_s = options.retryAfter_s
    this.isForgiven = options.isForgiven ?? false
    if (typeof why === 'string') this.#refusal = { request: { code: why } }
    else this.#refusal = 'fields' in why ? why : { request: why }
  }

  /** The reasons of each field, or the request's own reason under `request`; undefined if `code` says it all. */
  get details(): Record<string, (FieldReason | RequestReason)[]> | undefined {
    if ('fields' in this.#refusal) return this.#refusal.fields
    const { request } = this.#refusal
    const repeatsCode = request.code === this.code && Object.keys(request).length === 1
    return repeatsCode ? undefined : { request: [request] }
  }

  /** In English, for logs and the command line. */
  override get message(): string {
    return this.inWords('en').message
  }

  /** The sentences in a language: one for the whole refusal, and those of each field. */
  inWords(language: Language): { message: string; errors?: Record<string, string[]> } {
    if ('request' in this.#refusal) return { message: requestText(language, this.#refusal.request) }
    // Without a prototype: an unknown field may be named `toString`.
    const errors: Record<string, string[]> = Object.create(null)
    for (const [field, reasons] of Object.entries(this.#refusal.fields))
      errors[field] = reasons.map((reason) => fieldText(language, reason))
    const [field = '', texts = []] = Object.entries(errors)[0] ?? []
    return { message: `${field} ${texts[0]}`, errors }
  }
}

/** A refusal that names one field, in the shape of every validation error. */
export function invalidField(field: string, reason: PlainFieldCode | FieldReason): AppError {
  return invalidFields({ [field]: [typeof reason === 'string' ? { code: reason } : reason] })
}

export function invalidFields(fields: FieldReasons): AppError {
  return new AppError('invalid', { fields })
}

/** The refusal for a missing resource, and for one that the caller may not see: nobody can tell the two apart. */
export function notFound(): AppError {
  return new AppError('not_found', 'not_found')
}

/** A start-up failure that the operator can mend: shown as one sentence, without a stack. */
export class StartupError extends Error {}
