import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { invalidField } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { canonicalTimeZone, toIso } from '../../../platform/time.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { limitMailsTo } from '../mail-limit.ts'
import { assertProof } from '../proof.ts'
import type { Proof } from '../proof-schemas.ts'
import { endSessions } from '../sessions/service.ts'
import { type ActingAccount, holdAccount } from './acting.ts'
import { assertNotLastAdmin } from './last-admin.ts'
import { keyOf } from './names.ts'
import { type AccountChange, type AccountRow, updateAccount } from './queries.ts'
import type { UserChange } from './schemas.ts'
import { makeLink } from './tokens.ts'

/** Signing in within this time keeps an account that was to be deleted. */
const DELETION_GRACE_MS = 14 * 86_400_000

/** Changes the account at once, but for its e-mail address: that waits until the link mailed there is opened. */
export async function changeAccount(
  services: Services,
  account: ActingAccount,
  { password, otp, passkey, email, username, time_zone, ...rest }: UserChange,
  client: Client,
): Promise<AccountRow> {
  const isNewEmail = email !== undefined && email !== account.email
  // The same one again has a new link sent, as long as it is not verified.
  const isSentAgain = email === account.email && account.email_verified_at === null
  const proof = givenProof({ password, otp, passkey })
  if (isNewEmail) await assertProof(services, account, proof, client)
  if (isNewEmail || isSentAgain) await limitMailsTo(services, email ?? '')
  if (email === undefined) assertNoProof(proof)
  const change: AccountChange = {
    ...rest,
    ...(time_zone !== undefined && { time_zone: canonicalTimeZone(time_zone) }),
    ...(username !== undefined && { username, username_key: keyOf(username) }),
  }
  try {
    return await inTransaction(services.db, async (trx) => {
      await holdAccount(trx, account)
      if (isNewEmail) await askForEmail(services, trx, account, email, client)
      if (isSentAgain) await services.queue.enqueue(trx, welcomeJob(account.id))
      return makeChange(services, trx, account, change, client)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('username', 'taken')
    throw error
  }
}

function welcomeJob(account_id: number) {
  return { kind: 'accounts.welcome', payload: { account_id } } as const
}

function givenProof(proof: { [field in keyof Proof]: Proof[field] | undefined }): Proof {
  return Object.fromEntries(Object.entries(proof).filter(([, value]) => value !== undefined))
}

/** Somebody who sends only a password believes that this sets it. */
function assertNoProof(proof: Proof): void {
  const [field] = Object.keys(proof)
  if (field) throw invalidField(field, 'proof_unneeded')
}

async function makeChange(
  services: Services,
  trx: Trx,
  account: AccountRow,
  change: AccountChange,
  client: Client,
): Promise<AccountRow> {
  const now = services.clock.now()
  if (change.username !== undefined && change.username !== account.username) {
    await recordAudit(trx, now, {
      kind: 'account.username_changed',
      account_id: account.id,
      client,
      details: { from: account.username, to: change.username },
    })
  }
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  return updateAccount(trx, account.id, { ...change, updated_at: now })
}

/** The new address gets the link, the old one a word of warning. */
async function askForEmail(
  services: Services,
  trx: Trx,
  account: AccountRow,
  email: string,
  client: Client,
): Promise<void> {
  const { username } = account
  const link = await makeLink(services, trx, 'change_email', account, email)
  await recordAudit(trx, services.clock.now(), {
    kind: 'account.email_change_asked',
    account_id: account.id,
    client,
  })
  await postMail(services, trx, {
    kind: 'confirm_email',
    account,
    to: email,
    dedupe_key: `confirm_email ${link.nonce}`,
    values: { username, link },
  })
  await postMail(services, trx, {
    kind: 'email_change_asked',
    account,
    dedupe_key: `email_change_asked ${link.nonce}`,
    values: { username, new_email: email },
  })
}

/** Signs the account out everywhere and plans its end; answers when that will be. */
export async function planDeletion(
  services: Services,
  account: ActingAccount,
  proof: Proof,
  client: Client,
): Promise<number> {
  await assertProof(services, account, proof, client)
  const now = services.clock.now()
  const deletion_at = now + DELETION_GRACE_MS
  await inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    await assertNotLastAdmin(trx, account.id, now)
    await updateAccount(trx, account.id, { deletion_at, updated_at: now })
    await endSessions(services, trx, account.id, {})
    services.events.emit(trx, 'account.changed', { account_id: account.id })
    await services.queue.enqueue(trx, {
      kind: 'accounts.erase',
      payload: { account_id: account.id },
      run_at: deletion_at,
    })
    await recordAudit(trx, now, { kind: 'account.deletion_asked', account_id: account.id, client })
    await postMail(services, trx, {
      kind: 'deletion_asked',
      account,
      dedupe_key: `deletion_asked ${account.id} ${now}`,
      values: { username: account.username, at: toIso(deletion_at) },
    })
  })
  return deletion_at
}
