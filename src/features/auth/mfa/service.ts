import { generateSecret, generateURI, verifySync } from 'otplib'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActingAccount, holdAccount } from '../account/acting.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Client } from '../client.ts'
import { noteChange } from './changes.ts'
import { deletePasskeysOf, passkeysOf } from './passkey-queries.ts'
import {
  confirmTotp,
  deleteRecoveryCodes,
  deleteTotp,
  insertRecoveryCodes,
  lockFactors,
  putTotp,
  resealTotp,
  spendRecoveryCode,
  spendStep,
  totpOf,
  totpsNotUnder,
} from './queries.ts'
import { hashCode, makeCodes } from './recovery-codes.ts'
import { currentPrefix, isKeyChanging, seal, unseal } from './secrets.ts'

const ISSUER = 'FitTrack'
const STEP_S = 30
const RESEALED_AT_ONCE = 100

/** True when a password alone does not sign in: a code of the authenticator app must come with it. */
export async function needsOtp(db: Db, account_id: number): Promise<boolean> {
  return isOn(await totpOf(db, account_id))
}

/**
 * Accepts a code of the authenticator app (of the step before, now or after; each step once) or a recovery code (each
 * once). Writes nothing when the code is wrong.
 */
export async function acceptOtp(
  services: Services,
  trx: Trx,
  account: AccountRow,
  otp: string,
  client: Client,
): Promise<boolean> {
  const code_hash = hashCode(otp)
  if (code_hash === undefined) return acceptTotp(services, trx, account.id, otp)
  if (!(await spendRecoveryCode(trx, account.id, code_hash, services.clock.now()))) return false
  await noteChange(services, trx, account, 'recovery_code_used', client)
  return true
}

async function acceptTotp(services: Services, trx: Trx, account_id: number, otp: string): Promise<boolean> {
  const totp = await totpOf(trx, account_id)
  if (!totp || !isOn(totp)) return false
  const secret = unseal(services.secret, account_id, totp.secret)
  const step = secret && stepOf(secret, otp, services.clock.now())
  return step ? spendStep(trx, account_id, step) : false
}

/** Begins to set up an authenticator app; nothing changes at sign-in until its first code is confirmed. */
export async function beginTotp(services: Services, account: ActingAccount) {
  const secret = generateSecret()
  const sealed = seal(services.secret, account.id, secret)
  const isBegun = await inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    return putTotp(trx, account.id, sealed, services.clock.now())
  })
  if (!isBegun) throw new AppError('conflict', 'authenticator_exists')
  return { secret, uri: generateURI({ issuer: ISSUER, label: account.username, secret }) }
}

/** Turns the authenticator app on; answers new recovery codes, which take the place of all before them. */
export async function finishTotp(
  services: Services,
  account: ActingAccount,
  code: string,
  client: Client,
): Promise<string[]> {
  const { db, clock, limits } = services
  const totp = await totpOf(db, account.id)
  if (!totp || isOn(totp)) throw notBegun()
  const limit = `totp ${account.id}`
  await limits.take('auth', limit)
  const secret = unseal(services.secret, account.id, totp.secret)
  if (!secret) throw notBegun()
  const step = stepOf(secret, code, clock.now())
  if (!step) throw invalidField('code', 'wrong_code')
  const codes = await inTransaction(db, async (trx) => {
    await holdAccount(trx, account)
    if (!(await confirmTotp(trx, totp, step, clock.now()))) throw notBegun()
    const made = await replaceCodes(trx, account.id)
    await noteChange(services, trx, account, 'totp_on', client)
    return made
  })
  await limits.giveBack('auth', limit)
  return codes
}

/** Throws `not_found` when no authenticator app is set up, nor about to be. */
export async function assertTotpIsKnown(db: Db, account_id: number): Promise<void> {
  if (!(await totpOf(db, account_id))) throw notFound()
}

/** Turns the authenticator app off, or forgets one that was never confirmed. */
export async function removeTotp(services: Services, account: ActingAccount, client: Client): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    const removed = await deleteTotp(trx, account.id)
    if (!removed) throw notFound()
    if (!isOn(removed)) return
    await dropUselessCodes(trx, account.id)
    await noteChange(services, trx, account, 'totp_off', client)
  })
}

/** Makes new recovery codes; all before them are void. */
export async function renewCodes(
  services: Services,
  account: ActingAccount,
  client: Client,
): Promise<string[]> {
  return inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    if (!(await hasFactor(trx, account.id))) throw new AppError('conflict', 'second_factor_missing')
    const made = await replaceCodes(trx, account.id)
    await noteChange(services, trx, account, 'recovery_codes_made', client)
    return made
  })
}

async function replaceCodes(trx: Trx, account_id: number): Promise<string[]> {
  const codes = makeCodes()
  const hashes = codes.flatMap((code) => hashCode(code) ?? [])
  await deleteRecoveryCodes(trx, account_id)
  await insertRecoveryCodes(trx, account_id, hashes)
  return codes
}

/** Recovery codes stand in for a factor; without one they would be passwords that nobody knows of. */
export async function dropUselessCodes(trx: Trx, account_id: number): Promise<void> {
  await lockFactors(trx, account_id)
  if (!(await hasFactor(trx, account_id))) await deleteRecoveryCodes(trx, account_id)
}

async function hasFactor(trx: Trx, account_id: number): Promise<boolean> {
  return isOn(await totpOf(trx, account_id)) || (await passkeysOf(trx, account_id)).length > 0
}

/** Deletes the factors that an account had at an instant, and recovery codes that are of no use without them. */
export async function removeFactors(trx: Trx, account_id: number, madeUntil: number): Promise<void> {
  await deleteTotp(trx, account_id, madeUntil)
  await deletePasskeysOf(trx, account_id, madeUntil)
  await dropUselessCodes(trx, account_id)
}

/** Seals secrets that are under the server's key before this one again, so that it can be let go; answers how many. */
export async function rewrapSecrets({ db, secret }: Pick<Services, 'db' | 'secret'>): Promise<number> {
  if (!isKeyChanging(secret)) return 0
  let rewrapped = 0
  for (let after = 0; ; ) {
    const totps = await totpsNotUnder(db, currentPrefix(secret), after, RESEALED_AT_ONCE)
    for (const totp of totps) {
      after = totp.account_id
      const text = unseal(secret, totp.account_id, totp.secret)
      if (text === undefined) continue
      const sealed = seal(secret, totp.account_id, text)
      if (await inTransaction(db, (trx) => resealTotp(trx, totp, sealed))) rewrapped++
    }
    if (totps.length < RESEALED_AT_ONCE) return rewrapped
  }
}

function isOn(totp: { confirmed_at: number | null } | undefined): boolean {
  return totp !== undefined && totp.confirmed_at !== null
}

/** The step that the code belongs to (RFC 6238: 30 s, six digits, SHA-1); undefined for a wrong code. */
function stepOf(secret: string, code: string, now: number): number | undefined {
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

function notBegun(): AppError {
  return new AppError('conflict', 'authenticator_not_begun')
}
