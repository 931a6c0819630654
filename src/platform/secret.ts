import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { StartupError } from './errors.ts'

/** Keys derived from the server's secret. Each purpose has its own key, so no key works for another purpose. */
export type Secret = {
  /** The current key, for signing, encrypting and deriving. */
  key(purpose: string): Buffer
  /** The keys accepted for verifying and decrypting: the current one, and the previous one while it is configured. */
  keys(purpose: string): [Buffer, ...Buffer[]]
}

/** Uses SECRET_KEY, or generates a secret at the first start and stores it in a file that only its owner can read. */
export function openSecret(config: Pick<Config, 'secretKey' | 'previousSecretKey' | 'dataDir'>): Secret {
  const current = config.secretKey || loadOrCreateSecret(path.join(config.dataDir, 'secret.key'))
  const previous = config.previousSecretKey ? [config.previousSecretKey] : []
  return {
    key: (purpose) => derive(current, purpose),
    keys: (purpose) => [derive(current, purpose), ...previous.map((secret) => derive(secret, purpose))],
  }
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `fittrack/${purpose}`, 32))
}

function loadOrCreateSecret(file: string): string {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error)
  }
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32) throw new Error('it is too short to be a key; delete it to have a new one made')
    return secret
  } catch (error) {
    throw unusable(file, error)
  }
}

function unusable(file: string, error: unknown): StartupError {
  return new StartupError(
    `The secret key ${file} cannot be used (${(error as Error).message}). Check DATA_DIR.`,
    {
      cause: error,
    },
  )
}
