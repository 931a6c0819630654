import { AppError, notFound } from '../errors.ts'

const RETRY_AFTER_S = 30

type S3Failure = Error & { code?: string; $metadata?: { httpStatusCode?: number } }

/** True when there is no such object. */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && (error as S3Failure).name !== 'NoSuchBucket'
}

/** True when the service does not implement the operation. */
export function isUnsupported(error: unknown): boolean {
  return [405, 501].includes(statusOf(error) ?? 0)
}

/** The client error for a failure of S3. Its cause is only text, because the library's errors contain requests. */
export function s3Error(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isMissing(error)) return notFound()
  const cause = new Error(`S3: ${reasonOf(error)}`)
  if (statusOf(error) === 507 || /quota|storagefull/i.test((error as S3Failure).name))
    return new AppError('storage_full', 'storage_full', { cause })
  return new AppError('unavailable', 'storage_unavailable', {
    cause,
    retryAfter_s: RETRY_AFTER_S,
  })
}

/** A short reason for logs and operators. Repeats nothing that was sent. */
export function reasonOf(error: unknown): string {
  const { name, message, code } = error as S3Failure
  const status = statusOf(error)
  if (status !== undefined && status in REASONS) return REASONS[status]!
  return [code ?? name, message].filter(Boolean).join(': ').replace(/\.$/, '')
}

/** Reasons by status, because a response to HEAD has no body with a message. */
const REASONS: Record<number, string> = {
  301: 'the bucket is in another region',
  403: 'the access keys are refused',
  404: 'there is no such bucket',
}

function statusOf(error: unknown): number | undefined {
  return (error as S3Failure).$metadata?.httpStatusCode
}
