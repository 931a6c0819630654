import { AppError } from '../errors.ts'

const RETRY_AFTER_S = 2
const SLOW_RETRY_AFTER_S = 5
const FULL = new Set(['SQLITE_FULL', '53100'])
const UNAVAILABLE =
  /^(SQLITE_BUSY|SQLITE_IOERR|SQLITE_READONLY|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|08\d{3}|57P0\d|53300)/

/** How PostgreSQL reports that a statement has reached its time limit. */
const CANCELED = '57014'

/** The client error for a failure of the database itself; undefined when the statement is at fault. */
export function databaseError(error: unknown): AppError | undefined {
  const { code = '' } = error as { code?: string }
  if (FULL.has(code)) return new AppError('storage_full', 'storage_full', { cause: error })
  if (code === CANCELED) return takesTooLong(error)
  return UNAVAILABLE.test(code) ? databaseUnavailable(error) : undefined
}

/** The client error while the database cannot be used. A retry may succeed. */
export function databaseUnavailable(cause: unknown): AppError {
  return new AppError('unavailable', 'database_unavailable', {
    cause,
    retryAfter_s: RETRY_AFTER_S,
  })
}

/** The client error for a statement that was stopped at its time limit. */
export function takesTooLong(cause: unknown): AppError {
  return new AppError('unavailable', 'takes_too_long', { cause, retryAfter_s: SLOW_RETRY_AFTER_S })
}

/** True when another row already has the unique value. */
export function isUniqueViolation(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}
