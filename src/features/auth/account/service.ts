import { isUniqueViolation } from '../../../platform/database/errors.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { limitMailRequest, postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { canonicalTimeZone } from '../../../platform/time.ts'
import { assertAllowedWords } from '../../../platform/word-list.ts'
import { recordAudit } from '../../audit/index.ts'
import type { Proof } from '../proof/schemas.ts'
import { requireProof } from '../proof/service.ts'
import { welcomeJob } from '../registration/service.ts'
import { type ActorAccount, lockUnchangedAccount } from './actor-account.ts'
import { createLink } from './mail-links.ts'
import { type AccountChange, type AccountRow, updateAccount } from './queries.ts'
import type { UserChange } from './schemas.ts'
import { usernameKey } from './username-key.ts'

/** Changes the account. A new e-mail address takes effect only when the link mailed to it is opened. */
export async function changeAccount(
  services: Services,
  account: ActorAccount,
  { password, otp, passkey, email, username, time_zone, ...rest }: UserChange,
  origin: RequestOrigin,
): Promise<AccountRow> {
  if (username !== account.username) assertAllowedWords(services, { username })
  const isNewEmail = email !== undefined && email !== account.email
  // Sending the current, unverified address again requests another link.
  const isResend = email === account.email && account.email_verified_at === null
  const proof = givenProof({ password, otp, passkey })
  if (isNewEmail) await requireProof(services, account, proof, origin)
  if (isNewEmail || isResend) await limitMailRequest(services, origin, account.id)
  if (email === undefined) assertNoProof(proof)
  const change: AccountChange = {
    ...rest,
    ...(time_zone !== undefined && { time_zone: canonicalTimeZone(time_zone) }),
    ...(username !== undefined && { username, username_key: usernameKey(username) }),
  }
  try {
    return await inTransaction(services.db, async (trx) => {
      await lockUnchangedAccount(trx, account)
      if (isNewEmail) await requestEmailChange(services, trx, account, email, origin)
      if (isResend) await services.queue.enqueue(trx, welcomeJob(account.id))
      return saveChange(services, trx, account, change, origin)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('username', 'taken')
    throw error
  }
}

function givenProof(proof: { [field in keyof Proof]: Proof[field] | undefined }): Proof {
  return Object.fromEntries(Object.entries(proof).filter(([, value]) => value !== undefined))
}

/** Throws `invalid` for a proof that is not needed: a client that sends a password may expect to change it. */
function assertNoProof(proof: Proof): void {
  const [field] = Object.keys(proof)
  if (field) throw invalidField(field, 'proof_unneeded')
}

async function saveChange(
  services: Services,
  trx: Trx,
  account: AccountRow,
  change: AccountChange,
  origin: RequestOrigin,
): Promise<AccountRow> {
  const now = services.clock.now()
  if (change.username !== undefined && change.username !== account.username) {
    await recordAudit(trx, now, {
      kind: 'account.username_changed',
      account_id: account.id,
      origin,
      details: { from: account.username, to: change.username },
    })
  }
  // Weekly goals then have other periods. Without a unique key: a job that runs now may have read the old setting.
  if (change.week_start !== undefined && change.week_start !== account.week_start) {
    const owner_id = account.id
    await services.queue.enqueue(trx, { kind: 'goals.changed', payload: { owner_id }, owner_id })
  }
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  return updateAccount(trx, account.id, { ...change, updated_at: now })
}

/** Mails a confirmation link to the new address and a warning to the current one. */
async function requestEmailChange(
  services: Services,
  trx: Trx,
  account: AccountRow,
  email: string,
  origin: RequestOrigin,
): Promise<void> {
  const { username } = account
  const link = await createLink(services, trx, 'change_email', account, email)
  await recordAudit(trx, services.clock.now(), {
    kind: 'account.email_change_asked',
    account_id: account.id,
    origin,
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
