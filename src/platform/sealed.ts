import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The purpose of the key, and whose value it is: a value cannot be decrypted in the place of another one. */
export type Seal = { purpose: string; context: string }

/** Encrypts a text with AES-256-GCM, as `<id of the server's key>.<nonce, ciphertext, tag>`. */
export function seal(secret: Secret, { purpose, context }: Seal, text: string): string {
  const key = secret.key(purpose)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const encrypted = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${idOf(key)}.${encrypted.toString('base64url')}`
}

/** Decrypts with the server's current or previous key; undefined when neither fits. */
export function unseal(secret: Secret, { purpose, context }: Seal, sealed: string): string | undefined {
  const [id, content = ''] = sealed.split('.')
  const key = secret.keys(purpose).find((candidate) => idOf(candidate) === id)
  if (!key) return undefined
  const bytes = Buffer.from(content, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  try {
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return undefined
  }
}

/** The beginning of every value that is encrypted with the current key. */
export function currentKeyPrefix(secret: Secret, purpose: string): string {
  return `${idOf(secret.key(purpose))}.`
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('id of ').update(key).digest('hex').slice(0, 12)
}
