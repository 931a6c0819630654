import { inTransaction } from '../../platform/database/index.ts'
import { AppError, invalidField } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import type { AccountRow } from './account/queries.ts'
import type { Client } from './client.ts'
import { acceptPasskey } from './mfa/passkeys.ts'
import { acceptOtp } from './mfa/service.ts'
import { verifyPassword } from './passwords/hashing.ts'
import type { Proof } from './proof-schemas.ts'
import { isLocked, noteFailure } from './sign-in/failures.ts'

/**
 * Demands the password, a code or a passkey of the account, for what an open session alone must not do. Failures
 * count as failed sign-ins; throws `invalid` naming the field that is wrong.
 */
export async function assertProof(
  services: Services,
  account: AccountRow,
  proof: Proof,
  client: Client,
): Promise<void> {
  const given = (['password', 'otp', 'passkey'] as const).filter((field) => proof[field] !== undefined)
  const [field] = given
  if (!field || given.length > 1) throw invalidField('password', 'proof_required')
  const limit = `proof ${account.id}`
  await services.limits.take('auth', limit)
  const isProved = await isRight(services, account, proof, client).catch(async (error) => {
    // Nothing was tried.
    if (error instanceof AppError && error.isForgiven) await services.limits.giveBack('auth', limit)
    throw error
  })
  if (isProved) {
    await services.limits.giveBack('auth', limit)
    return
  }
  await noteFailure(services, account, client, 'proof')
  throw invalidField(field, 'wrong')
}

async function isRight(
  services: Services,
  account: AccountRow,
  { password, otp, passkey = {} }: Proof,
  client: Client,
): Promise<boolean> {
  if (password !== undefined)
    return (await verifyPassword(account.password_hash, password)) && !isLocked(account)
  if (otp !== undefined)
    return inTransaction(services.db, (trx) => acceptOtp(services, trx, account, otp, client))
  const wanted = { purpose: 'prove', account_id: account.id } as const
  return (await acceptPasskey(services, passkey, wanted)) === account.id
}
