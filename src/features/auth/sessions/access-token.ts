import { createSigner, createVerifier } from 'fast-jwt'
import type { Clock } from '../../../platform/clock.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Secret } from '../../../platform/secret.ts'

const ACCESS_LIFE_S = 15 * 60
const LEEWAY_S = 5
const MOST_REMEMBERED = 10_000
const ISSUER = 'fittrack'
const AUDIENCE = 'fittrack-api'
/** RFC 9068: tells an access token from every other one that the same server signs. */
const TYPE = 'at+jwt'

type Claims = { sub: string; sid: number; iat: number; nbf: number; exp: number; iss: string; aud: string }

export type AccessTokens = {
  sign(account_id: number, session_id: number): string
  /** Throws `unauthenticated` or `token_expired`. */
  verify(token: string): { account_id: number; session_id: number }
}

/**
 * Signs and checks access tokens with one algorithm and a key of their own. What a token says is remembered, since
 * its signature never changes; its times are checked at every use, and so is the session behind it, elsewhere.
 */
export function openAccessTokens(secret: Secret, clock: Clock): AccessTokens {
  const sign = createSigner({
    key: secret.key('access-token'),
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TYPE },
  })
  const readers = secret.keys('access-token').map((key) =>
    createVerifier({
      key,
      algorithms: ['HS256'],
      checkTyp: TYPE,
      allowedIss: ISSUER,
      allowedAud: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'nbf', 'exp', 'iss', 'aud'],
      // Times are checked below, against the injected clock.
      ignoreExpiration: true,
      ignoreNotBefore: true,
      cache: false,
    }),
  )
  const known = new Map<string, Claims>()
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
      const claims = known.get(token) ?? readClaims(readers, token)
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(token, claims)
      if (claims.exp + LEEWAY_S <= now_s()) throw new AppError('token_expired', 'token_expired')
      if (claims.nbf - LEEWAY_S > now_s()) throw refused()
      return { account_id: Number(claims.sub), session_id: claims.sid }
    },
  }
}

function readClaims(readers: ((token: string) => unknown)[], token: string): Claims {
  const payload = readWithAnyKey(readers, token)
  const isWellFormed =
    typeof payload.aud === 'string' &&
    /^[1-9]\d{0,15}$/.test(payload.sub) &&
    [payload.sid, payload.iat, payload.nbf, payload.exp].every(Number.isSafeInteger)
  if (!isWellFormed) throw refused()
  return payload
}

function readWithAnyKey(readers: ((token: string) => unknown)[], token: string): Claims {
  let failure: unknown
  for (const read of readers) {
    try {
      return read(token) as Claims
    } catch (error) {
      failure = error
    }
  }
  throw refused(failure)
}

function refused(cause?: unknown): AppError {
  return new AppError('unauthenticated', 'token_invalid', { cause })
}
