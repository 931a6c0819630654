import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { databaseError } from '../database/errors.ts'
import { FIELD_CODES, type PlainRequestCode, REQUEST_CODES } from '../error-texts.ts'
import { AppError, ERROR_CODES, type ErrorCode } from '../errors.ts'
import type { Language } from '../i18n.ts'
import { readerLanguage } from './language.ts'

const Reason = Type.Object(
  { code: Type.Enum([...new Set([...FIELD_CODES, ...REQUEST_CODES])] as string[]) },
  {
    title: 'ErrorReason',
    additionalProperties: true,
    description: 'A code and its values, such as the limit that was exceeded.',
  },
)

/** The shape of every refusal. */
export const ErrorBody = Type.Object(
  {
    status_code: Type.Integer(),
    code: Type.Enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    message: Type.String({
      description: 'In the language that Accept-Language prefers, else in that of the account, else English.',
    }),
    errors: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String()), {
        description: 'What is wrong with each field, in words.',
      }),
    ),
    details: Type.Optional(
      Type.Record(Type.String(), Type.Array(Reason), {
        description:
          'The same by codes and values, in the order of `errors`. A refusal that names no field has its reason under `request`, unless `code` says it all.',
      }),
    ),
    request_id: Type.String(),
  },
  {
    title: 'Error',
    examples: [
      {
        status_code: 400,
        code: 'invalid',
        message: 'duration must be at least 1',
        errors: { duration: ['must be at least 1'] },
        details: { duration: [{ code: 'too_small', minimum: 1 }] },
        request_id: 'req-8f3a1c',
      },
    ],
  },
)

const FRAMEWORK_CODES: Record<string, [ErrorCode, PlainRequestCode]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'body_too_large'],
  FST_REQ_FILE_TOO_LARGE: ['too_large', 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'content_type_not_accepted'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['unsupported_media_type', 'form_required'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed', 'wrong_content_length'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed', 'empty_body'],
}

/** Gives every failure the same shape. The cause of an unexpected one goes to the log only. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isBroken = request.raw.destroyed && !request.raw.complete
    const known = isBroken ? new AppError('malformed', 'broken_off', { cause: error }) : toAppError(error)
    logRefusal(request, known, error)
    return sendError(request, reply, known)
  })
}

/** An overloaded server refuses many requests at once. Each gets one short line, because stacks cost time. */
function logRefusal({ log }: FastifyRequest, known: AppError, error: unknown): void {
  const { code, details } = known
  if (known.statusCode < 500) log.debug({ code, details }, 'request refused')
  else if (known.isForgiven) log.warn({ code, reason: known.message }, 'request put off')
  else log.error({ err: error }, 'request failed')
}

export function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError) {
  if (error.retryAfter_s !== undefined) reply.header('Retry-After', String(error.retryAfter_s))
  const language = readerLanguage(request)
  // The route may have set headers for its own response. The refusal must not be cached or saved as that response.
  reply
    .removeHeader('ETag')
    .removeHeader('Content-Disposition')
    .headers({ 'Cache-Control': 'no-store', 'Content-Language': language })
  // The route's serializer is for its own responses; a refusal has the same shape on every route.
  return reply
    .code(error.statusCode)
    .type('application/json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(errorBody(error, language, request.id))
}

export function errorBody(error: AppError, language: Language, request_id: string) {
  return {
    status_code: error.statusCode,
    code: error.code,
    ...error.inWords(language),
    details: error.details,
    request_id,
  }
}

/** The refusal for a failure; `internal` for an unexpected one. */
export function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  const known = FRAMEWORK_CODES[error.code]
  if (known) return new AppError(...known, { cause: error })
  const fromDatabase = databaseError(error)
  if (fromDatabase) return fromDatabase
  const isClientsFault = error.statusCode && error.statusCode >= 400 && error.statusCode < 500
  if (isClientsFault) return new AppError('malformed', 'unreadable', { cause: error })
  return new AppError('internal', 'internal', { cause: error })
}
