import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Secret } from '../../../platform/secret.ts'

const PURPOSE = 'totp'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts the secret of an account with AES-256-GCM, as `<id of the server's key>.<nonce, ciphertext, tag>`. The
 * account is authenticated, too, so that the value cannot be decrypted in another account's row.
 */
export function encryptSecret(secret: Secret, account_id: number, text: string): string {
  const key = secret.key(PURPOSE)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(authenticatedData(account_id))
  const encrypted = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${idOf(key)}.${encrypted.toString('base64url')}`
}

/** Decrypts with the server's current or previous key; undefined when neither fits. */
export function decryptSecret(secret: Secret, account_id: number, encrypted: string): string | undefined {
  const [id, content = ''] = encrypted.split('.')
  const key = secret.keys(PURPOSE).find((candidate) => idOf(candidate) === id)
  if (!key) return undefined
  const bytes = Buffer.from(content, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  try {
    decipher.setAAD(authenticatedData(account_id)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return undefined
  }
}

/** The beginning of every value that is encrypted with the current key. */
export function currentKeyPrefix(secret: Secret): string {
  return `${idOf(secret.key(PURPOSE))}.`
}

/** True while the server's previous key is still configured. */
export function hasPreviousKey(secret: Secret): boolean {
  return secret.keys(PURPOSE).length > 1
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('id of ').update(key).digest('hex').slice(0, 12)
}

function authenticatedData(account_id: number): Buffer {
  return Buffer.from(`totp of account ${account_id}`)
}
