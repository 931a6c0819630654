import { createSigner, createVerifier } from 'fast-jwt'
import type { Clock } from '../../../platform/clock.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Secret } from '../../../platform/secret.ts'

const ACCESS_LIFE_S = 15 * 60
const LEEWAY_S = 5
const MAX_CACHED = 10_000
const ISSUER = 'fittrack'
const AUDIENCE = 'fittrack-api'
/** RFC 9068: distinguishes access tokens from other tokens that the server signs. */
const TYPE = 'at+jwt'

type Claims = { sub: string; sid: number; iat: number; nbf: number; exp: number; iss: string; aud: string }

export type AccessTokens = {
  sign(account_id: number, session_id: number): string
  /** Throws `unauthenticated` or `token_expired`. */
  verify(token: string): { account_id: number; session_id: number }
}

/**
 * Signs and verifies access tokens with one algorithm and a key of their own. Verified claims are cached, because a
 * token's content never changes. A token's times are checked at every use. The caller must check the token's session.
 */
export function openAccessTokens(secret: Secret, clock: Clock): AccessTokens {
  const sign = createSigner({
    key: secret.key('access-token'),
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TYPE },
  })
  const verifiers = secret.keys('access-token').map((key) =>
    createVerifier({
      key,
      algorithms: ['HS256'],
      checkTyp: TYPE,
      allowedIss: ISSUER,
      allowedAud: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'nbf', 'exp', 'iss', 'aud'],
      // Times are checked in `verify`, against the injected clock.
      ignoreExpiration: true,
      ignoreNotBefore: true,
      cache: false,
    }),
  )
  const cachedClaims = new Map<string, Claims>()
  const now_s = () => Math.floor(clock.now() / 1000)
  return {
    sign(account_id, session_id) {
      const iat = now_s()
      const claims: Claims = {
        sub: String(account_id),
        sid: session_id,
        iat,
        nbf: iat,
        exp: iat + ACCESS_LIFE_S,
        iss: ISSUER,
        aud: AUDIENCE,
      }
      return sign(claims)
    },
    verify(token) {
      const claims = cachedClaims.get(token) ?? verifyClaims(verifiers, token)
      if (cachedClaims.size >= MAX_CACHED) cachedClaims.clear()
      cachedClaims.set(token, claims)
      if (claims.exp + LEEWAY_S <= now_s()) throw new AppError('token_expired', 'token_expired')
      if (claims.nbf - LEEWAY_S > now_s()) throw invalidToken()
      return { account_id: Number(claims.sub), session_id: claims.sid }
    },
  }
}

function verifyClaims(verifiers: ((token: string) => unknown)[], token: string): Claims {
  if (!isCanonical(token)) throw invalidToken()
  const payload = verifyWithAnyKey(verifiers, token)
  const isWellFormed =
    [payload.iss, payload.aud, payload.sub].every((claim: unknown) => typeof claim === 'string') &&
    /^[1-9]\d{0,15}$/.test(payload.sub) &&
    [payload.sid, payload.iat, payload.nbf, payload.exp].every(Number.isSafeInteger)
  if (!isWellFormed) throw invalidToken()
  return payload
}

/** False when the last character of a part has unused bits that are set: one token would have several valid texts. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

function verifyWithAnyKey(verifiers: ((token: string) => unknown)[], token: string): Claims {
  let failure: unknown
  for (const verify of verifiers) {
    try {
      return verify(token) as Claims
    } catch (error) {
      failure = error
    }
  }
  throw invalidToken(failure)
}

function invalidToken(cause?: unknown): AppError {
  return new AppError('unauthenticated', 'token_invalid', { cause })
}
