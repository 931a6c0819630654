import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, invalidField } from '../../../platform/errors.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { keyOf } from '../account/names.ts'
import {
  type AccountRow,
  accountById,
  accountByVerifiedEmail,
  claimantsOfEmail,
  updateAccount,
} from '../account/queries.ts'
import { type AccountToken, makeLink, spendToken, voidLinks } from '../account/tokens.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { endSessions } from '../sessions/service.ts'

/** Does what a new account's address needs: a link to verify it, or a word to who verified it before. */
export function welcomeAccount(
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

/** Sends new links to those who wait for this address to be verified. */
export function resendVerification(
  services: Services,
  email: string,
  { finishIn }: JobContext,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    for (const account of await claimantsOfEmail(trx, keyOf(email)))
      await mailVerification(services, trx, account)
    await finishIn(trx)
  })
}

async function mailVerification(services: Services, trx: Trx, account: AccountRow): Promise<void> {
  const owner = await accountByVerifiedEmail(trx, account.email_key)
  if (owner) {
    return postMail(services, trx, {
      kind: 'email_taken',
      account: owner,
      dedupe_key: `email_taken ${account.id}`,
      values: { username: owner.username, other_username: account.username },
    })
  }
  const link = await makeLink(services, trx, 'verify_email', account, account.email)
  await postMail(services, trx, {
    kind: 'verify_email',
    account,
    dedupe_key: `verify_email ${link.nonce}`,
    values: { username: account.username, link },
  })
}

/** Opens the link of a mail: verifies the address of an account, or makes the change of address that was asked for. */
export async function verifyEmail(services: Services, key: string, client: Client): Promise<AccountRow> {
  try {
    return await inTransaction(services.db, async (trx) => {
      const token = await spendToken(trx, ['verify_email', 'change_email'], key, services.clock.now())
      const account = token && (await accountById(trx, token.account_id))
      if (!account) throw invalidField('key', 'link_expired')
      if (token.purpose === 'change_email') return changeEmail(services, trx, account, token, client)
      return markVerified(services, trx, account, token, client)
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
  client: Client,
): Promise<AccountRow> {
  if (token.email !== account.email) throw invalidField('key', 'address_replaced')
  const now = services.clock.now()
  await voidLinks(trx, account.id, ['verify_email'])
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind: 'account.email_verified', account_id: account.id, client })
  return updateAccount(trx, account.id, { email_verified_at: now, updated_at: now })
}

/** The old address is told, its links are void, and whoever is signed in signs in anew. */
async function changeEmail(
  services: Services,
  trx: Trx,
  account: AccountRow,
  { email }: AccountToken,
  client: Client,
): Promise<AccountRow> {
  const now = services.clock.now()
  const changed = await updateAccount(trx, account.id, {
    email,
    email_key: keyOf(email),
    email_verified_at: now,
    updated_at: now,
  })
  await voidLinks(trx, account.id)
  await endSessions(services, trx, account.id, {})
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind: 'account.email_changed', account_id: account.id, client })
  await postMail(services, trx, {
    kind: 'email_changed',
    account,
    dedupe_key: `email_changed ${account.id} ${now}`,
    values: { username: account.username, new_email: email },
  })
  return changed
}
