import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'

type PublicAddress = { config: { http: Pick<Services['config']['http'], 'publicUrl' | 'isPublicUrlSet'> } }

/** The name that passkeys are bound to: the host of the server's public address. */
export function relyingPartyOf({ config }: PublicAddress): string {
  return new URL(config.http.publicUrl).hostname
}

/**
 * The page's origin, when it is the server's public address; throws `invalid` for any other. Without PUBLIC_URL the
 * server is tried out on one computer, where the web client may have a port of its own.
 */
export function assertOrigin({ config }: PublicAddress, origin: string): string {
  const { publicUrl, isPublicUrlSet } = config.http
  const isRight = isPublicUrlSet
    ? origin === new URL(publicUrl).origin
    : /^http:\/\/localhost(:\d{1,5})?$/.test(origin)
  if (isRight) return origin
  const given = { origin: origin.slice(0, 300) }
  throw new AppError(
    'invalid',
    isPublicUrlSet
      ? { code: 'passkey_origin', ...given, public_url: publicUrl }
      : { code: 'passkey_origin_localhost', ...given },
  )
}
