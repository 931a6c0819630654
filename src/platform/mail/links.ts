import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.ts'
import type { MailLink } from './kinds.ts'

const PURPOSE = 'mail-link'
const NONCE_BYTES = 24

/**
 * Creates a link whose token is derived from a nonce when the mail is sent. The token is never stored, so a reader of
 * the database finds only the nonce and a hash and cannot open the link. The caller stores the hash with what the link
 * permits. With `expires_at` (ISO 8601) the mail says until when the link works.
 */
export function newMailLink(
  secret: Secret,
  path: string,
  extra: { uid?: number; expires_at?: string } = {},
): { link: MailLink; token: string; token_hash: string } {
  const key = secret.key(PURPOSE)
  const nonce = randomBytes(NONCE_BYTES).toString('base64url')
  const token = linkToken(key, nonce)
  return { link: { path, ...extra, nonce, key_id: keyIdOf(key) }, token, token_hash: hashLinkToken(token) }
}

/** The stored hash of a token. A plain hash is enough because a token has 256 random bits. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The address in the mail. The token is in the fragment, which browsers do not send to servers. */
export function mailLinkUrl(secret: Secret, publicUrl: string, link: MailLink): string {
  const page = publicUrl + link.path
  if (link.nonce === undefined) return page
  const token = linkToken(keyForLink(secret, link), link.nonce)
  return `${page}#token=${token}${link.uid === undefined ? '' : `&uid=${link.uid}`}`
}

/** The key that the link was created with, even when SECRET_KEY has changed since. */
function keyForLink(secret: Secret, { key_id }: MailLink): Buffer {
  const key = secret.keys(PURPOSE).find((key) => keyIdOf(key) === key_id)
  if (!key) throw new Error('the key that the link of this mail was made with is not configured any more')
  return key
}

function linkToken(key: Buffer, nonce: string): string {
  return createHmac('sha256', key).update(nonce).digest('base64url')
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}
