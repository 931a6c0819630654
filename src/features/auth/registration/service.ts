import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n.ts'
import type { NewJob } from '../../../platform/jobs/index.ts'
import type { Services } from '../../../platform/services.ts'
import { canonicalTimeZone } from '../../../platform/time.ts'
import { assertAllowedWords } from '../../../platform/word-list.ts'
import { recordAudit } from '../../audit/index.ts'
import { spendInvitation } from '../../invitations/index.ts'
import { type AccountRow, insertAccount } from '../account/queries.ts'
import { emailKey, usernameKey } from '../account/username-key.ts'
import { hashPassword } from '../passwords/hashing.ts'
import type { PasswordPolicy } from '../passwords/policy.ts'
import type { SignInOrigin } from '../sessions/known-places.ts'
import { openSession } from '../sessions/service.ts'
import type { SignedIn } from '../sign-in/complete-sign-in.ts'
import type { Registration } from './schemas.ts'

/**
 * Creates the account and its first session. Never reveals whether the address belongs to another account: a job
 * checks that later and mails the owner of the address.
 */
export async function register(
  services: Services,
  policy: PasswordPolicy,
  given: Registration,
  origin: SignInOrigin,
  language: Language,
): Promise<SignedIn> {
  const { registration } = services.config.accounts
  if (registration === 'closed') throw new AppError('forbidden', 'registration_closed')
  if (registration === 'invitation' && given.invitation === undefined)
    throw invalidField('invitation', 'invitation_required')
  assertAllowedWords(services, { username: given.username })
  const account = await prepareAccount(services, policy, given, language)
  try {
    return await inTransaction(services.db, async (trx) => {
      const row = await insertAccount(trx, account)
      if (registration === 'invitation') await redeemInvitation(services, trx, given, row.id)
      await recordAudit(trx, account.created_at, { kind: 'account.registered', account_id: row.id, origin })
      await services.queue.enqueue(trx, welcomeJob(row.id))
      return { ...(await openSession(services, trx, row, origin, { isFirst: true })), account: row }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('username', 'taken')
    throw error
  }
}

/** The job that mails a verification link to the account. */
export function welcomeJob(account_id: number): NewJob<'accounts.welcome'> {
  return { kind: 'accounts.welcome', payload: { account_id }, owner_id: account_id }
}

async function redeemInvitation(
  { clock }: Services,
  trx: Trx,
  { invitation }: Registration,
  used_by: number,
) {
  if (!(await spendInvitation(trx, invitation ?? '', clock.now(), used_by)))
    throw invalidField('invitation', 'invitation_invalid')
}

export type NewAccount = Pick<
  Registration,
  'username' | 'email' | 'password1' | 'password2' | 'language' | 'time_zone' | 'units'
>

/** Checks the password and prepares the row of a new account, without writing it. */
export async function prepareAccount(
  { clock }: Pick<Services, 'clock'>,
  policy: PasswordPolicy,
  given: NewAccount,
  language: Language,
  role: AccountRow['role'] = 'user',
) {
  const time_zone = given.time_zone ? canonicalTimeZone(given.time_zone) : 'UTC'
  await policy.assertGood('password1', given.password1, given)
  if (given.password1 !== given.password2)
    throw invalidField('password2', { code: 'mismatch', other: 'password1' })
  const now = clock.now()
  return {
    username: given.username,
    username_key: usernameKey(given.username),
    email: given.email,
    email_key: emailKey(given.email),
    email_verified_at: null,
    password_hash: await hashPassword(given.password1),
    role,
    language: given.language ?? language,
    time_zone,
    units: given.units ?? 'metric',
    created_at: now,
    updated_at: now,
  }
}
