import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { databaseError } from '../database/errors.ts'
import { AppError, ERROR_CODES, type ErrorCode } from '../errors.ts'

/** The shape of every refusal. */
export const ErrorBody = Type.Object(
  {
    status_code: Type.Integer(),
    code: Type.Enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    message: Type.String(),
    errors: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
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
        request_id: 'req-8f3a1c',
      },
    ],
  },
)

const FRAMEWORK_CODES: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'The body is too large.'],
  FST_REQ_FILE_TOO_LARGE: ['too_large', 'The file is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'This content type is not accepted here.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['unsupported_media_type', 'The body must be multipart/form-data.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed', 'The body is not as long as Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed', 'The body is empty.'],
}

/** The form parser has no codes; these are its words for a body that is no form, or not a whole one. */
const BROKEN_FORM = /^Multipart: Boundary not found|unexpected end of multipart data$|^The needle cannot/i

/** Gives every failure the one shape; the cause of an unexpected one goes to the log and nowhere else. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isBroken = request.raw.destroyed && !request.raw.complete
    const known = isBroken
      ? new AppError('malformed', 'The request broke off.', { cause: error })
      : toAppError(error)
    logRefusal(request, known, error)
    // What is still to come of the body would be taken for the next request on this connection.
    if (!request.raw.complete) request.raw.unpipe().resume()
    return sendError(request, reply, known)
  })
}

/** What the server puts off because it is full is no failure: a crowd of it must not be slowed by its own log. */
function logRefusal({ log }: FastifyRequest, known: AppError, error: unknown): void {
  const refusal = { code: known.code, reason: known.message }
  if (known.statusCode < 500) log.debug(refusal, 'request refused')
  else if (known.isForgiven) log.warn(refusal, 'request put off')
  else log.error({ err: error }, 'request failed')
}

export function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError) {
  if (error.retryAfter_s !== undefined) reply.header('Retry-After', String(error.retryAfter_s))
  // A refusal is not the answer that the route had begun to describe: nobody is to keep it, or ask for it by that mark.
  reply.removeHeader('ETag').removeHeader('Content-Disposition').header('Cache-Control', 'no-store')
  // Past the route's own serializer: a refusal has one shape on every route.
  return reply
    .code(error.statusCode)
    .type('application/json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      status_code: error.statusCode,
      code: error.code,
      message: error.message,
      errors: error.errors,
      request_id: request.id,
    })
}

/** The failure in our words; what nobody foresaw is `internal`. */
export function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  const framework = FRAMEWORK_CODES[error.code]
  if (framework) return new AppError(...framework, { cause: error })
  const fromDatabase = databaseError(error)
  if (fromDatabase) return fromDatabase
  const isClientsFault = error.statusCode && error.statusCode >= 400 && error.statusCode < 500
  if (isClientsFault || BROKEN_FORM.test(error.message)) {
    return new AppError('malformed', 'The request cannot be read.', { cause: error })
  }
  return new AppError('internal', 'Something went wrong on our side. The request id helps to find it.', {
    cause: error,
  })
}
