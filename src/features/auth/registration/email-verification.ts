import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { recordAudit } from '../../audit/index.ts'
import { type AccountToken, createLink, deleteLinks, spendLinkToken } from '../account/mail-links.ts'
import {
  type AccountRow,
  accountById,
  accountByVerifiedEmail,
  unverifiedAccountsWithEmail,
  updateAccount,
} from '../account/queries.ts'
import { emailKey } from '../account/username-key.ts'
import { endSessions } from '../sessions/service.ts'

/** Mails a verification link to a new account, or a notice to the account that owns the address already. */
export function mailNewAccount(
  services: Services,
  account_id: number,
  { finishIn }: JobContext,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const account = await accountById(trx, account_id)
    if (account && account.email_verified_at === null) await mailVerification(services, trx, account)
    await finishIn(trx)
  })
}

/** Mails new links to the accounts that have not verified this address yet. */
export function resendVerification(
  services: Services,
  email: string,
  { finishIn }: JobContext,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await mailVerifications(services, trx, email)
    await finishIn(trx)
  })
}

/** Mails a verification link to each of the accounts that have not verified this address yet. */
export async function mailVerifications(services: Services, trx: Trx, email: string): Promise<void> {
  for (const account of await unverifiedAccountsWithEmail(trx, emailKey(email)))
    await mailVerification(services, trx, account)
}

async function mailVerification(services: Services, trx: Trx, account: AccountRow): Promise<void> {
  const owner = await accountByVerifiedEmail(trx, account.email_key)
  if (owner) {
    await postMail(services, trx, {
      kind: 'email_taken',
      account: owner,
      dedupe_key: `email_taken ${account.id}`,
      values: { username: owner.username },
    })
    return
  }
  const link = await createLink(services, trx, 'verify_email', account, account.email)
  await postMail(services, trx, {
    kind: 'verify_email',
    account,
    dedupe_key: `verify_email ${link.nonce}`,
    values: { username: account.username, link },
  })
}

/** Spends the key of a mailed link: verifies the account's address, or makes a requested change of address. */
export async function verifyEmail(
  services: Services,
  key: string,
  origin: RequestOrigin,
): Promise<AccountRow> {
  try {
    return await inTransaction(services.db, async (trx) => {
      const token = await spendLinkToken(trx, ['verify_email', 'change_email'], key, services.clock.now())
      const account = token && (await accountById(trx, token.account_id))
      if (!account) throw invalidField('key', 'link_expired')
      if (token.purpose === 'change_email') return changeEmail(services, trx, account, token, origin)
      return markVerified(services, trx, account, token, origin)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('conflict', 'address_taken', { cause: error })
    throw error
  }
}

async function markVerified(
  services: Services,
  trx: Trx,
  account: AccountRow,
  token: AccountToken,
  origin: RequestOrigin,
): Promise<AccountRow> {
  if (token.email !== account.email) throw invalidField('key', 'address_replaced')
  const now = services.clock.now()
  await deleteLinks(trx, account.id, ['verify_email'])
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind: 'account.email_verified', account_id: account.id, origin })
  return updateAccount(trx, account.id, { email_verified_at: now, updated_at: now })
}

/** Changes the address, deletes all links sent so far, ends all sessions, and notifies the old address. */
async function changeEmail(
  services: Services,
  trx: Trx,
  account: AccountRow,
  { email }: AccountToken,
  origin: RequestOrigin,
): Promise<AccountRow> {
  const now = services.clock.now()
  const changed = await updateAccount(trx, account.id, {
    email,
    email_key: emailKey(email),
    email_verified_at: now,
    updated_at: now,
  })
  await deleteLinks(trx, account.id)
  await endSessions(services, trx, account.id, {})
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind: 'account.email_changed', account_id: account.id, origin })
  await postMail(services, trx, {
    kind: 'email_changed',
    account,
    dedupe_key: `email_changed ${account.id} ${now}`,
    values: { username: account.username, new_email: email },
  })
  return changed
}
