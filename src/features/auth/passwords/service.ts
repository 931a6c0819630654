import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { invalidField } from '../../../platform/errors.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { type ActingAccount, holdAccount } from '../account/acting.ts'
import { keyOf } from '../account/names.ts'
import {
  type AccountRow,
  accountById,
  accountByVerifiedEmail,
  claimantsOfEmail,
  lockAccount,
  updateAccount,
} from '../account/queries.ts'
import { makeLink, spendToken, usableToken, voidLinks } from '../account/tokens.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { removeKeysOf } from '../keys/queries.ts'
import { removeFactors } from '../mfa/service.ts'
import { assertProof } from '../proof.ts'
import type { WhichSessions } from '../sessions/queries.ts'
import { endSessions } from '../sessions/service.ts'
import { hashPassword } from './hashing.ts'
import type { PasswordPolicy } from './policy.ts'

type NewPasswords = { new_password1: string; new_password2: string }

/** Sets a new password for who knows the old one; every other session ends. */
export async function changePassword(
  services: Services,
  policy: PasswordPolicy,
  account: ActingAccount,
  { old_password, ...given }: NewPasswords & { old_password: string },
  client: Client,
): Promise<void> {
  await assertNewPassword(policy, given, account)
  await assertOldPassword(services, account, old_password, client)
  const password_hash = await hashPassword(given.new_password1)
  await inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    await setPassword(services, trx, account, password_hash, {
      kind: 'account.password_changed',
      ended: { except: account.session_id },
      client,
    })
  })
}

async function assertOldPassword(
  services: Services,
  account: AccountRow,
  password: string,
  client: Client,
): Promise<void> {
  try {
    // A session that is open proves enough to be let in again after too many failures.
    await assertProof(services, { ...account, failed_sign_ins: 0 }, { password }, client)
  } catch (error) {
    if ((error as { code?: string }).code !== 'invalid') throw error
    throw invalidField('old_password', 'wrong')
  }
}

async function assertNewPassword(policy: PasswordPolicy, given: NewPasswords, account: AccountRow) {
  await policy.assertGood('new_password1', given.new_password1, account)
  if (given.new_password1 !== given.new_password2)
    throw invalidField('new_password2', { code: 'mismatch', other: 'new_password1' })
}

type PasswordNews = {
  kind: 'account.password_changed' | 'account.password_reset'
  ended: WhichSessions
  client: Client
}

async function setPassword(
  services: Services,
  trx: Trx,
  account: AccountRow,
  password_hash: string,
  { kind, ended, client }: PasswordNews,
): Promise<void> {
  const now = services.clock.now()
  await updateAccount(trx, account.id, { password_hash, failed_sign_ins: 0, updated_at: now })
  // One to another address may be a thief's.
  await voidLinks(trx, account.id, ['reset_password', 'change_email'])
  await endSessions(services, trx, account.id, ended)
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind, account_id: account.id, client })
  await postMail(services, trx, {
    kind: 'password_changed',
    account,
    dedupe_key: `password_changed ${account.id} ${now}`,
    values: { username: account.username, at: toIso(now) },
  })
}

/** Mails a link to whom the address belongs; while nobody verified it, to those who gave it. */
export function mailReset(services: Services, email: string, { finishIn }: JobContext): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const owner = await accountByVerifiedEmail(trx, keyOf(email))
    const accounts = owner ? [owner] : await claimantsOfEmail(trx, keyOf(email))
    for (const account of accounts) {
      const link = await makeLink(services, trx, 'reset_password', account, account.email)
      await recordAudit(trx, services.clock.now(), {
        kind: 'account.password_reset_asked',
        account_id: account.id,
      })
      await postMail(services, trx, {
        kind: 'reset_password',
        account,
        dedupe_key: `reset_password ${link.nonce}`,
        values: { username: account.username, link },
      })
    }
    await finishIn(trx)
  })
}

/** Sets a new password for who opened the link; every session ends. */
export async function resetPassword(
  services: Services,
  policy: PasswordPolicy,
  { uid, token, ...given }: NewPasswords & { uid: string; token: string },
  client: Client,
): Promise<void> {
  // First of all: without the token nobody learns whether there is an account, nor what its names are.
  const link = await usableToken(services.db, 'reset_password', token, services.clock.now())
  const account = link && (await accountById(services.db, link.account_id))
  if (!account || account.id !== Number(uid) || account.email !== link.email) throw voidLink()
  await assertNewPassword(policy, given, account)
  const password_hash = await hashPassword(given.new_password1)
  await inTransaction(services.db, async (trx) => {
    const spent = await spendToken(trx, ['reset_password'], token, services.clock.now())
    const current = spent && (await lockAccount(trx, account.id))
    if (!spent || current?.email !== spent.email) throw voidLink()
    // As it is now: it may have been verified while the password was hashed.
    await dropPlanted(services, trx, current)
    await setPassword(services, trx, account, password_hash, {
      kind: 'account.password_reset',
      ended: {},
      client,
    })
  })
}

/**
 * The mailbox's owner has come: keys, and factors from before the address was verified, may be somebody else's way to
 * get back in, and go. The address is verified unless it belongs to another account.
 */
async function dropPlanted(services: Services, trx: Trx, account: AccountRow): Promise<void> {
  const now = services.clock.now()
  await removeKeysOf(trx, account.id)
  await removeFactors(trx, account.id, account.email_verified_at ?? now)
  if (account.email_verified_at !== null) return
  await voidLinks(trx, account.id, ['verify_email'])
  if (await accountByVerifiedEmail(trx, account.email_key)) return
  await updateAccount(trx, account.id, { email_verified_at: now, updated_at: now })
}

function voidLink() {
  return invalidField('token', 'link_expired')
}
