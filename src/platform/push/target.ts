import { ECDH } from 'node:crypto'
import { isIP } from 'node:net'
import type { PushTarget } from './push.ts'

const AUTH_BYTES = 16
const POINT_BYTES = 65
const BASE64URL = /^[\w-]+={0,2}$/

/** True for the HTTPS address of a push service: a name, at the usual port, without user and password. */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password, hash } = new URL(endpoint)
  const isName = hostname.includes('.') && !hostname.startsWith('[') && isIP(hostname) === 0
  return protocol === 'https:' && isName && port === '' && !username && !password && !hash
}

/** True when messages can be encrypted with these keys: a point on the curve P-256, and 16 bytes. */
export function hasPushKeys({ p256dh, auth }: Pick<PushTarget, 'p256dh' | 'auth'>): boolean {
  if (!BASE64URL.test(p256dh) || !BASE64URL.test(auth)) return false
  const point = Buffer.from(p256dh, 'base64url')
  if (Buffer.from(auth, 'base64url').length !== AUTH_BYTES || point.length !== POINT_BYTES) return false
  try {
    ECDH.convertKey(point, 'prime256v1')
    return true
  } catch {
    return false
  }
}
