import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Db } from '../../../platform/database/schema.ts'
import type { Secret } from '../../../platform/secret.ts'
import { refreshTokenByHash } from './queries.ts'

/** A session ends this long after its refresh token was last used. */
export const IDLE_LIFE_MS = 14 * 86_400_000
const TOKEN_BYTES = 32

/** A random token, the first one of a session. */
export function newRefreshToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** The form in which a refresh token is stored. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * The successors of a token, one for each of the server's keys. Derived, not stored, so that a repeated request gets
 * the same successor although the database holds only hashes.
 */
export function successorsOf(secret: Secret, token: string): string[] {
  return secret
    .keys('refresh-successor')
    .map((key) => createHmac('sha256', key).update(token).digest('base64url'))
}

/** The id of the session that a refresh token belongs to, live or not; undefined for an unknown token. */
export async function sessionOfRefreshToken(db: Db, token: string): Promise<number | undefined> {
  return (await refreshTokenByHash(db, hashRefreshToken(token)))?.session_id
}
