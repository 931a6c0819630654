import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActorAccount, loadActorAccount } from '../account/actor-account.ts'
import { type AccountRow, resetFailures } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { acceptPasskey } from '../mfa/passkeys.ts'
import { acceptOtp } from '../mfa/service.ts'
import { verifyPassword } from '../passwords/hashing.ts'
import { countFailedProof, isLockedEverywhere } from '../sign-in/failures.ts'
import type { Proof } from './schemas.ts'

/**
 * Demands a fresh proof of identity (password, code or passkey) before a sensitive change: an open session alone may
 * be a stolen one. Failures count as failed sign-ins, and end the session when they lock the account. Throws `invalid`
 * with the name of the wrong field, or `forbidden` when the account is locked.
 */
export async function requireProof(
  services: Services,
  account: ActorAccount,
  proof: Proof,
  origin: RequestOrigin,
): Promise<void> {
  const given = (['password', 'otp', 'passkey'] as const).filter((field) => proof[field] !== undefined)
  const [field] = given
  if (!field || given.length > 1) throw invalidField('password', 'proof_required')
  // A passkey cannot be guessed, so it also works while the account is locked.
  if (field !== 'passkey' && isLockedEverywhere(account)) throw new AppError('forbidden', 'proof_locked')
  // Limited per session, so that a thief in one session does not block the owner in the others.
  const limit = `proof ${account.id} ${account.session_id}`
  await services.limits.take('auth', limit)
  const isProved = await isValidProof(services, account, proof, origin).catch(async (error) => {
    // The server was too busy to check the proof, so this attempt must not count.
    if (error instanceof AppError && error.isForgiven) await services.limits.giveBack('auth', limit)
    throw error
  })
  if (isProved) {
    await services.limits.giveBack('auth', limit)
    if (account.failed_sign_ins > 0) await resetFailures(services.db, account.id)
    return
  }
  await countFailedProof(services, account, origin)
  throw invalidField(field, 'wrong')
}

/** Loads the actor's account after they have proved their identity; throws as `requireProof` does. */
export async function requireActorProof(
  services: Services,
  actor: Actor,
  proof: Proof,
  origin: RequestOrigin,
): Promise<ActorAccount> {
  const account = await loadActorAccount(services.db, actor)
  await requireProof(services, account, proof, origin)
  return account
}

async function isValidProof(
  services: Services,
  account: AccountRow,
  { password, otp, passkey = {} }: Proof,
  origin: RequestOrigin,
): Promise<boolean> {
  if (password !== undefined) return verifyPassword(account.password_hash, password)
  if (otp !== undefined)
    return inTransaction(services.db, (trx) => acceptOtp(services, trx, account, otp, origin))
  const expected = { purpose: 'prove', account_id: account.id } as const
  return (await acceptPasskey(services, passkey, expected)) === account.id
}
