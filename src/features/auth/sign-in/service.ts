import { createHash } from 'node:crypto'
import type { Trx } from '../../../database.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail/index.ts'
import { toIso } from '../../../platform/time.ts'
import type { Services } from '../../../services.ts'
import { keyOf } from '../account/names.ts'
import {
  type AccountChange,
  type AccountRow,
  accountByUsername,
  accountByVerifiedEmail,
  lockAccount,
  updateAccount,
} from '../account/queries.ts'
import { isSuspended } from '../account/standing.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { acceptOtp, needsOtp } from '../mfa/index.ts'
import { hashPassword, isWeakHash, verifyPassword } from '../passwords/hashing.ts'
import { type OpenedSession, openSession } from '../sessions/service.ts'
import { isLocked, noteFailure } from './failures.ts'
import type { Login } from './schemas.ts'

export type SignedIn = OpenedSession & { account: AccountRow }

/** Opens a session for who knows the password, and the code where one is needed; an absent account takes as long. */
export async function signIn(services: Services, given: Login, client: Client): Promise<SignedIn> {
  const name = nameOf(given)
  // By what was typed, not by the account it leads to: else two names that share a limit would be seen to be one.
  const limit = `sign-in ${createHash('sha256').update(name).digest('base64url')}`
  await services.limits.take('auth', limit)
  const account = await findAccount(services, name)
  const isRight = await verifyPassword(account?.password_hash, given.password)
  if (!account || !isRight || isLocked(account)) {
    await noteFailure(services, account, client)
    throw new AppError('unauthenticated', 'The name or the password is not right.')
  }
  assertNotSuspended(account, services.clock.now())
  const rehashed = isWeakHash(account.password_hash) ? await hashPassword(given.password) : undefined
  const outcome = await inTransaction(services.db, async (trx) => {
    if (await needsOtp(trx, account.id)) {
      if (given.otp === undefined) return 'missing'
      if (!(await acceptOtp(services, trx, account, given.otp, client))) return 'wrong'
    }
    return admit(services, trx, account, client, {
      method: 'password',
      ...(rehashed && { password_hash: rehashed }),
    })
  })
  if (outcome === 'wrong') await noteFailure(services, account, client)
  else await services.limits.giveBack('auth', limit)
  if (typeof outcome !== 'string') return outcome
  throw new AppError(
    'otp_required',
    outcome === 'missing'
      ? 'A code of your second factor is needed, too: send it as otp.'
      : 'The code is not right, or was used before.',
  )
}

type Admission = { method: 'password' | 'passkey' } & Pick<AccountChange, 'password_hash'>

/**
 * Lets somebody in who has proved who they are; coming back in time keeps an account that was to be deleted. The
 * account is read anew and held: one that was suspended, or got another password, since the proof lets nobody in.
 */
export async function admit(
  services: Services,
  trx: Trx,
  proved: AccountRow,
  client: Client,
  { method, ...change }: Admission,
): Promise<SignedIn> {
  const now = services.clock.now()
  const account = await lockAccount(trx, proved.id)
  if (account?.password_hash !== proved.password_hash)
    throw new AppError('unauthenticated', 'The account has changed meanwhile; please try again.')
  assertNotSuspended(account, now)
  const isBack = account.deletion_at !== null
  const news = { ...change, ...(isBack && { deletion_at: null }) }
  if (account.failed_sign_ins > 0 || Object.keys(news).length > 0) {
    await updateAccount(trx, account.id, { ...news, failed_sign_ins: 0, updated_at: now })
  }
  if (isBack) await welcomeBack(services, trx, account, client)
  const session = await openSession(services, trx, account, client)
  await recordAudit(trx, now, {
    kind: 'sign_in.succeeded',
    account_id: account.id,
    client,
    details: { method, session_id: session.session_id },
  })
  return { ...session, account: { ...account, ...news } }
}

async function welcomeBack(services: Services, trx: Trx, account: AccountRow, client: Client): Promise<void> {
  const now = services.clock.now()
  await recordAudit(trx, now, { kind: 'account.deletion_cancelled', account_id: account.id, client })
  await postMail(services, trx, {
    kind: 'deletion_cancelled',
    account,
    dedupe_key: `deletion_cancelled ${account.id} ${now}`,
    values: { username: account.username },
  })
}

/** Throws `suspended`, with the reason and the end; only to who has proved that the account is theirs. */
export function assertNotSuspended(account: AccountRow, now: number): void {
  if (!isSuspended(account, now)) return
  const { suspension_reason, suspended_until } = account
  const until = suspended_until === null ? '' : ` until ${toIso(suspended_until)}`
  throw new AppError('suspended', `This account is suspended${until}: ${suspension_reason}`)
}

/** What was typed to say who one is, in the form that is compared. */
function nameOf({ username, email }: Login): string {
  if ((username === undefined) === (email === undefined))
    throw invalidField('username', 'or email is required, and not both')
  return keyOf(username ?? email ?? '')
}

function findAccount({ db }: Services, name: string): Promise<AccountRow | undefined> {
  return name.includes('@') ? accountByVerifiedEmail(db, name) : accountByUsername(db, name)
}
