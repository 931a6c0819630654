import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Secret } from '../../../platform/secret.ts'

const PURPOSE = 'totp'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a secret of one account with AES-256-GCM under the server's key, as `<id of the key>.<nonce, text, tag>`.
 * The account is part of what is authenticated: moved to another account's row, it does not open.
 */
export function seal(secret: Secret, account_id: number, text: string): string {
  const key = secret.key(PURPOSE)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(account_id))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${idOf(key)}.${sealed.toString('base64url')}`
}

/** The text again, under the key of now or the one before it; undefined when neither opens it. */
export function unseal(secret: Secret, account_id: number, sealed: string): string | undefined {
  const [id, content = ''] = sealed.split('.')
  const key = secret.keys(PURPOSE).find((candidate) => idOf(candidate) === id)
  if (!key) return undefined
  const bytes = Buffer.from(content, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  try {
    decipher.setAAD(boundTo(account_id)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return undefined
  }
}

/** What everything begins with that is sealed under the key of now. */
export function currentPrefix(secret: Secret): string {
  return `${idOf(secret.key(PURPOSE))}.`
}

/** True while the key before this one is still configured. */
export function isKeyChanging(secret: Secret): boolean {
  return secret.keys(PURPOSE).length > 1
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('id of ').update(key).digest('hex').slice(0, 12)
}

function boundTo(account_id: number): Buffer {
  return Buffer.from(`totp of account ${account_id}`)
}
