import { generateSecret, generateURI, verifySync } from 'otplib'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActorAccount, lockUnchangedAccount } from '../account/actor-account.ts'
import type { AccountRow } from '../account/queries.ts'
import { recordFactorChange } from './factor-changes.ts'
import { deletePasskeysOf, passkeysOf } from './passkey-queries.ts'
import {
  confirmTotp,
  deleteRecoveryCodes,
  deleteTotp,
  insertRecoveryCodes,
  lockFactors,
  replaceEncryptedTotp,
  saveUnconfirmedTotp,
  spendRecoveryCode,
  spendStep,
  totpOf,
  totpsWithOldKey,
} from './queries.ts'
import { generateCodes, hashCode } from './recovery-codes.ts'
import { currentKeyPrefix, decryptSecret, encryptSecret, hasPreviousKey } from './totp-secrets.ts'

const ISSUER = 'FitTrack'
const STEP_S = 30
const BATCH_ROWS = 100

/** True when signing in with a password also needs a code of the authenticator app. */
export async function needsOtp(db: Db, account_id: number): Promise<boolean> {
  return isConfirmed(await totpOf(db, account_id))
}

/**
 * Checks and spends a code of the authenticator app or a recovery code. The app's code may be one time step (30 s) old
 * or early; no code works twice. Writes nothing when the code is wrong.
 */
export async function acceptOtp(
  services: Services,
  trx: Trx,
  account: AccountRow,
  otp: string,
  origin: RequestOrigin,
): Promise<boolean> {
  const code_hash = hashCode(otp)
  if (code_hash === undefined) return acceptTotp(services, trx, account.id, otp)
  if (!(await spendRecoveryCode(trx, account.id, code_hash, services.clock.now()))) return false
  await recordFactorChange(services, trx, account, 'recovery_code_used', origin)
  return true
}

async function acceptTotp(services: Services, trx: Trx, account_id: number, otp: string): Promise<boolean> {
  const totp = await totpOf(trx, account_id)
  if (!totp || !isConfirmed(totp)) return false
  const secret = decryptSecret(services.secret, account_id, totp.secret)
  const step = secret && timeStepOf(secret, otp, services.clock.now())
  return step ? spendStep(trx, account_id, step) : false
}

/** Creates a secret for an authenticator app. It has no effect on signing in until a first code confirms it. */
export async function beginTotp(services: Services, account: ActorAccount) {
  const secret = generateSecret()
  const encrypted = encryptSecret(services.secret, account.id, secret)
  const isSaved = await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    return saveUnconfirmedTotp(trx, account.id, encrypted, services.clock.now())
  })
  if (!isSaved) throw new AppError('conflict', 'authenticator_exists')
  return { secret, uri: generateURI({ issuer: ISSUER, label: account.username, secret }) }
}

/** Turns the authenticator app on with its first code. Replaces all recovery codes and returns the new ones. */
export async function confirmFirstCode(
  services: Services,
  account: ActorAccount,
  code: string,
  origin: RequestOrigin,
): Promise<string[]> {
  const { db, clock, limits } = services
  const totp = await totpOf(db, account.id)
  if (!totp || isConfirmed(totp)) throw setupNotBegun()
  const limit = `totp ${account.id}`
  await limits.take('auth', limit)
  const secret = decryptSecret(services.secret, account.id, totp.secret)
  if (!secret) throw setupNotBegun()
  const step = timeStepOf(secret, code, clock.now())
  if (!step) throw invalidField('code', 'wrong_code')
  const recoveryCodes = await inTransaction(db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    if (!(await confirmTotp(trx, totp, step, clock.now()))) throw setupNotBegun()
    const codes = await replaceRecoveryCodes(trx, account.id)
    await recordFactorChange(services, trx, account, 'totp_on', origin)
    return codes
  })
  await limits.giveBack('auth', limit)
  return recoveryCodes
}

/** Throws `not_found` when there is no authenticator app, not even an unconfirmed one. */
export async function assertTotpExists(db: Db, account_id: number): Promise<void> {
  if (!(await totpOf(db, account_id))) throw notFound()
}

/** Turns the authenticator app off, or deletes an unconfirmed one. */
export async function removeTotp(
  services: Services,
  account: ActorAccount,
  origin: RequestOrigin,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    const removed = await deleteTotp(trx, account.id)
    if (!removed) throw notFound()
    if (!isConfirmed(removed)) return
    await deleteOrphanedCodes(trx, account.id)
    await recordFactorChange(services, trx, account, 'totp_off', origin)
  })
}

/** Replaces all recovery codes and returns the new ones. */
export async function renewRecoveryCodes(
  services: Services,
  account: ActorAccount,
  origin: RequestOrigin,
): Promise<string[]> {
  return inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    if (!(await hasFactor(trx, account.id))) throw new AppError('conflict', 'second_factor_missing')
    const codes = await replaceRecoveryCodes(trx, account.id)
    await recordFactorChange(services, trx, account, 'recovery_codes_made', origin)
    return codes
  })
}

async function replaceRecoveryCodes(trx: Trx, account_id: number): Promise<string[]> {
  const codes = generateCodes()
  const hashes = codes.flatMap((code) => hashCode(code) ?? [])
  await deleteRecoveryCodes(trx, account_id)
  await insertRecoveryCodes(trx, account_id, hashes)
  return codes
}

/** Deletes the recovery codes of an account without a second factor: they would be passwords that nobody remembers. */
export async function deleteOrphanedCodes(trx: Trx, account_id: number): Promise<void> {
  await lockFactors(trx, account_id)
  if (!(await hasFactor(trx, account_id))) await deleteRecoveryCodes(trx, account_id)
}

async function hasFactor(trx: Trx, account_id: number): Promise<boolean> {
  return isConfirmed(await totpOf(trx, account_id)) || (await passkeysOf(trx, account_id)).length > 0
}

/** Deletes the second factors created up to `createdUntil`, and the recovery codes if no factor is left. */
export async function deleteFactors(trx: Trx, account_id: number, createdUntil: number): Promise<void> {
  await deleteTotp(trx, account_id, createdUntil)
  await deletePasskeysOf(trx, account_id, createdUntil)
  await deleteOrphanedCodes(trx, account_id)
}

/** Re-encrypts the secrets of the server's previous key, so that this key can be removed; returns how many. */
export async function reencryptSecrets({ db, secret }: Pick<Services, 'db' | 'secret'>): Promise<number> {
  if (!hasPreviousKey(secret)) return 0
  let count = 0
  for (let after = 0; ; ) {
    const totps = await totpsWithOldKey(db, currentKeyPrefix(secret), after, BATCH_ROWS)
    for (const totp of totps) {
      after = totp.account_id
      const text = decryptSecret(secret, totp.account_id, totp.secret)
      if (text === undefined) continue
      const encrypted = encryptSecret(secret, totp.account_id, text)
      if (await inTransaction(db, (trx) => replaceEncryptedTotp(trx, totp, encrypted))) count++
    }
    if (totps.length < BATCH_ROWS) return count
  }
}

function isConfirmed(totp: { confirmed_at: number | null } | undefined): boolean {
  return totp !== undefined && totp.confirmed_at !== null
}

/** The time step of a code (RFC 6238: 30 s, six digits, SHA-1); undefined when the code is wrong. */
function timeStepOf(secret: string, code: string, now: number): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^[0-9]{6}$/.test(token)) return undefined
  const result = verifySync({
    strategy: 'totp',
    secret,
    token,
    epoch: Math.floor(now / 1000),
    period: STEP_S,
    epochTolerance: STEP_S,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

function setupNotBegun(): AppError {
  return new AppError('conflict', 'authenticator_not_begun')
}
