import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'

type PublicAddress = { config: { http: Pick<Services['config']['http'], 'publicUrl' | 'isPublicUrlSet'> } }

/** The domain that passkeys are bound to: the host of the server's public address. */
export function relyingPartyOf({ config }: PublicAddress): string {
  return new URL(config.http.publicUrl).hostname
}

/**
 * Returns the page's origin if it is the server's public address, and throws `invalid` otherwise. Without PUBLIC_URL
 * any port of localhost is accepted, because the development server of the web client has a port of its own.
 */
export function assertOrigin({ config }: PublicAddress, origin: string): string {
  const { publicUrl, isPublicUrlSet } = config.http
  const isAccepted = isPublicUrlSet
    ? origin === new URL(publicUrl).origin
    : /^http:\/\/localhost(:\d{1,5})?$/.test(origin)
  if (isAccepted) return origin
  const given = { origin: origin.slice(0, 300) }
  throw new AppError(
    'invalid',
    isPublicUrlSet
      ? { code: 'passkey_origin', ...given, public_url: publicUrl }
      : { code: 'passkey_origin_localhost', ...given },
  )
}
