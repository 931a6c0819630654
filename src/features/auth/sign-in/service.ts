import { createHash } from 'node:crypto'
import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { keyOf } from '../account/names.ts'
import {
  type AccountRow,
  accountByUsername,
  accountByVerifiedEmail,
  replaceHash,
} from '../account/queries.ts'
import { isSuspended } from '../account/standing.ts'
import type { Client } from '../client.ts'
import { acceptOtp, needsOtp } from '../mfa/service.ts'
import { hashPassword, isWeakHash, verifyPasswordOf } from '../passwords/hashing.ts'
import { admit, assertNotSuspended, type SignedIn } from './admit.ts'
import { isLocked, noteFailure, noteRefusal } from './failures.ts'
import type { Login } from './schemas.ts'

/** Opens a session for who knows the password, and the code where one is needed; an absent account takes as long. */
export async function signIn(services: Services, given: Login, client: Client): Promise<SignedIn> {
  const name = nameOf(given)
  // By what was typed, not by the account it leads to: else two names that share a limit would be seen to be one.
  const limit = `sign-in ${createHash('sha256').update(name).digest('base64url')}`
  await services.limits.take('auth', limit)
  const find = () => findAccount(services, name)
  const { account, isRight } = await verifyPasswordOf(find, given.password).catch(async (error) => {
    // Nothing was tried.
    await services.limits.giveBack('auth', limit)
    throw error
  })
  if (!account || !isRight || isLocked(account)) {
    await noteFailure(services, account, client, isRight ? 'locked' : 'password')
    throw new AppError('unauthenticated', 'wrong_credentials')
  }
  if (isSuspended(account, services.clock.now())) await noteRefusal(services, account, client, 'suspended')
  assertNotSuspended(account, services.clock.now())
  const outcome = await inTransaction(services.db, async (trx) => {
    if (await needsOtp(trx, account.id)) {
      if (given.otp === undefined) return 'missing'
      if (!(await acceptOtp(services, trx, account, given.otp, client))) return 'wrong'
    }
    return admit(services, trx, account, client, 'password')
  })
  if (outcome === 'wrong') {
    await noteFailure(services, account, client, 'code')
    throw new AppError('otp_required', 'wrong_otp')
  }
  await services.limits.giveBack('auth', limit)
  if (outcome !== 'missing') return strengthened(services, outcome, given.password)
  await noteRefusal(services, account, client, 'code_asked')
  throw new AppError('otp_required', 'otp_required', { isForgiven: true })
}

/** Hashes the password anew where its hash was made with less work than one made now. */
async function strengthened({ db }: Services, signedIn: SignedIn, password: string): Promise<SignedIn> {
  const { id, password_hash } = signedIn.account
  if (isWeakHash(password_hash)) await replaceHash(db, id, password_hash, await hashPassword(password))
  return signedIn
}

/** What was typed to say who one is, in the form that is compared. */
function nameOf({ username, email }: Login): string {
  if ((username === undefined) === (email === undefined))
    throw invalidField('username', { code: 'either_required', other: 'email' })
  return keyOf(username ?? email ?? '')
}

function findAccount({ db }: Services, name: string): Promise<AccountRow | undefined> {
  return name.includes('@') ? accountByVerifiedEmail(db, name) : accountByUsername(db, name)
}
