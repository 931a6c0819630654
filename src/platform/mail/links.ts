import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.ts'
import type { MailLink } from './kinds.ts'

const PURPOSE = 'mail-link'
const NONCE_BYTES = 24

/**
 * A link whose token is derived from its nonce when the mail is sent and is written down nowhere: who reads the
 * database finds a nonce and a hash, and can open nothing. The caller keeps the hash beside what the link allows.
 * With `expires_at` (ISO 8601) the mail says until when the link works.
 */
export function newMailLink(
  secret: Secret,
  path: string,
  extra: { uid?: number; expires_at?: string } = {},
): { link: MailLink; token: string; token_hash: string } {
  const key = secret.key(PURPOSE)
  const nonce = randomBytes(NONCE_BYTES).toString('base64url')
  const token = linkToken(key, nonce)
  return { link: { path, ...extra, nonce, key_id: idOf(key) }, token, token_hash: hashLinkToken(token) }
}

/** What is kept of a token. It has 256 bits, so that a plain hash is enough. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The address that the person opens. The token is in the fragment, which no browser sends to any server. */
export function addressOf(secret: Secret, publicUrl: string, link: MailLink): string {
  const page = publicUrl + link.path
  if (link.nonce === undefined) return page
  const token = linkToken(keyOf(secret, link), link.nonce)
  return `${page}#token=${token}${link.uid === undefined ? '' : `&uid=${link.uid}`}`
}

/** The key that the link was made with, also when SECRET_KEY has changed since. */
function keyOf(secret: Secret, { key_id }: MailLink): Buffer {
  const key = secret.keys(PURPOSE).find((key) => idOf(key) === key_id)
  if (!key) throw new Error('the key that the link of this mail was made with is not configured any more')
  return key
}

function linkToken(key: Buffer, nonce: string): string {
  return createHmac('sha256', key).update(nonce).digest('base64url')
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}
