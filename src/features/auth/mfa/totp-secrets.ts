import { currentKeyPrefix as prefixOf, type Seal, seal, unseal } from '../../../platform/sealed.ts'
import type { Secret } from '../../../platform/secret.ts'

const PURPOSE = 'totp'

/** Encrypts the secret of an account, so that it cannot be decrypted in another account's row. */
export function encryptSecret(secret: Secret, account_id: number, text: string): string {
  return seal(secret, sealOf(account_id), text)
}

/** Decrypts with the server's current or previous key; undefined when neither fits. */
export function decryptSecret(secret: Secret, account_id: number, encrypted: string): string | undefined {
  return unseal(secret, sealOf(account_id), encrypted)
}

/** The beginning of every value that is encrypted with the current key. */
export function currentKeyPrefix(secret: Secret): string {
  return prefixOf(secret, PURPOSE)
}

/** True while the server's previous key is still configured. */
export function hasPreviousKey(secret: Secret): boolean {
  return secret.keys(PURPOSE).length > 1
}

function sealOf(account_id: number): Seal {
  return { purpose: PURPOSE, context: `totp of account ${account_id}` }
}
