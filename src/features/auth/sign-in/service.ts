import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import {
  type AccountRow,
  accountByUsername,
  accountByVerifiedEmail,
  replacePasswordHash,
} from '../account/queries.ts'
import { isSuspended } from '../account/suspension.ts'
import { usernameKey } from '../account/username-key.ts'
import { acceptOtp, needsOtp } from '../mfa/service.ts'
import { hashPassword, isWeakHash, verifyPasswordOf } from '../passwords/hashing.ts'
import type { SignInOrigin } from '../sessions/known-places.ts'
import { type Attempt, beginAttempt, type Judgement } from './attempt.ts'
import { assertNotSuspended, completeSignIn, type SignedIn } from './complete-sign-in.ts'
import { auditBlockedSignIn, countFailedSignIn, isLocked } from './failures.ts'
import type { Login } from './schemas.ts'
import { limitSuccesses } from './success-limit.ts'

/** Applies to every attempt until its account has been found. */
const STRANGER: Judgement = { familiarity: 'stranger', isAllowed: false }

/** Signs in with a password, and a code if the account requires one. Takes equally long when no account matches. */
export async function signIn(services: Services, given: Login, origin: SignInOrigin): Promise<SignedIn> {
  const attempt = await beginAttempt(services, typedName(given), origin)
  const account = await authenticatePassword(services, attempt, given, origin)
  if (isSuspended(account, services.clock.now()))
    await auditBlockedSignIn(services, account, origin, 'suspended')
  assertNotSuspended(account, services.clock.now())
  const outcome = await limitSuccesses(services, account, 'password', () =>
    inTransaction(services.db, async (trx) => {
      if (await needsOtp(trx, account.id)) {
        if (given.otp === undefined) return 'missing'
        if (!(await acceptOtp(services, trx, account, given.otp, origin))) return 'wrong'
      }
      return completeSignIn(services, trx, account, origin, 'password')
    }),
  )
  if (outcome === 'wrong') {
    await countFailedSignIn(services, account, origin, { reason: 'code' })
    throw new AppError('otp_required', 'wrong_otp')
  }
  await attempt.giveBack()
  if (outcome !== 'missing') return withStrongHash(services, outcome, given.password)
  await auditBlockedSignIn(services, account, origin, 'code_asked')
  throw new AppError('otp_required', 'otp_required', {
    isForgiven: true,
  })
}

/** The account with the typed name, if the password is right and accepted from here. Every failure looks the same. */
async function authenticatePassword(
  services: Services,
  attempt: Attempt,
  given: Login,
  origin: SignInOrigin,
): Promise<AccountRow> {
  let { familiarity, isAllowed } = STRANGER
  const find = async () => {
    const account = await findAccount(services, typedName(given))
    ;({ familiarity, isAllowed } = await attempt.judge(account))
    return account
  }
  const { account, isRight } = await verifyPasswordOf(find, given.password).catch(async (error) => {
    // The password was not checked, so this attempt must not count.
    await attempt.giveBack()
    throw error
  })
  const isAccepted = isAllowed && account !== undefined && !isLocked(account, familiarity)
  if (isAccepted && isRight) return account
  const reason = isAllowed ? (isRight ? 'locked' : 'password') : 'limited'
  await countFailedSignIn(services, account, origin, { reason, isCounted: isAccepted })
  throw attempt.exceeded ?? new AppError('unauthenticated', 'wrong_credentials')
}

/** Hashes the password again if its hash was made with weaker parameters. */
async function withStrongHash({ db }: Services, signedIn: SignedIn, password: string): Promise<SignedIn> {
  const { id, password_hash } = signedIn.account
  if (isWeakHash(password_hash))
    await replacePasswordHash(db, id, password_hash, await hashPassword(password))
  return signedIn
}

/** The typed username or e-mail address, in the form in which both are compared. */
function typedName({ username, email }: Login): string {
  if ((username === undefined) === (email === undefined))
    throw invalidField('username', { code: 'either_required', other: 'email' })
  return usernameKey(username ?? email ?? '')
}

function findAccount({ db }: Services, name: string): Promise<AccountRow | undefined> {
  return name.includes('@') ? accountByVerifiedEmail(db, name) : accountByUsername(db, name)
}
