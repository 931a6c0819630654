import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActorAccount, loadActorAccount } from '../account/actor-account.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { acceptPasskey } from '../mfa/passkeys.ts'
import { acceptOtp } from '../mfa/service.ts'
import { verifyPassword } from '../passwords/hashing.ts'
import { countFailedSignIn, isLocked } from '../sign-in/failures.ts'
import type { Proof } from './schemas.ts'

/**
 * Demands a fresh proof of identity (password, code or passkey) before a sensitive change: an open session alone may
 * be a stolen one. Failures count as failed sign-ins. Throws `invalid` with the name of the wrong field.
 */
export async function requireProof(
  services: Services,
  account: AccountRow,
  proof: Proof,
  origin: RequestOrigin,
): Promise<void> {
  const given = (['password', 'otp', 'passkey'] as const).filter((field) => proof[field] !== undefined)
  const [field] = given
  if (!field || given.length > 1) throw invalidField('password', 'proof_required')
  const limit = `proof ${account.id}`
  await services.limits.take('auth', limit)
  const isProved = await isValidProof(services, account, proof, origin).catch(async (error) => {
    // The server was too busy to check the proof, so this attempt must not count.
    if (error instanceof AppError && error.isForgiven) await services.limits.giveBack('auth', limit)
    throw error
  })
  if (isProved) {
    await services.limits.giveBack('auth', limit)
    return
  }
  await countFailedSignIn(services, account, origin, 'proof')
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
  if (password !== undefined)
    return (await verifyPassword(account.password_hash, password)) && !isLocked(account)
  if (otp !== undefined)
    return inTransaction(services.db, (trx) => acceptOtp(services, trx, account, otp, origin))
  const expected = { purpose: 'prove', account_id: account.id } as const
  return (await acceptPasskey(services, passkey, expected)) === account.id
}
