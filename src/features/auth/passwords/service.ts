import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { invalidField } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import { type JobContext, NO_OWNER } from '../../../platform/jobs/index.ts'
import { limitMailRequest, postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { recordAudit } from '../../audit/index.ts'
import { type ActorAccount, lockUnchangedAccount } from '../account/actor-account.ts'
import { createLink, deleteLinks, spendLinkToken, usableLinkToken } from '../account/mail-links.ts'
import {
  type AccountRow,
  accountById,
  accountByVerifiedEmail,
  lockAccount,
  updateAccount,
} from '../account/queries.ts'
import { emailKey } from '../account/username-key.ts'
import { deleteKeysOf } from '../keys/queries.ts'
import { deleteFactors } from '../mfa/service.ts'
import { requireProof } from '../proof/service.ts'
import { mailVerifications } from '../registration/email-verification.ts'
import {
  forgetPlaces,
  knownPlaceOf,
  type Place,
  placesOf,
  rememberPlaces,
  type SignInOrigin,
} from '../sessions/known-places.ts'
import type { SessionSelection } from '../sessions/queries.ts'
import { endSessions } from '../sessions/service.ts'
import { hashPassword } from './hashing.ts'
import type { PasswordPolicy } from './policy.ts'

/** `places` is where the reset was requested; absent in jobs from earlier versions. */
export type QueuedReset = { email: string; places?: Place[] }
type NewPasswords = { new_password1: string; new_password2: string }

/** Changes the password of somebody who knows the old one. All other sessions end. */
export async function changePassword(
  services: Services,
  policy: PasswordPolicy,
  account: ActorAccount,
  { old_password, ...given }: NewPasswords & { old_password: string },
  origin: SignInOrigin,
): Promise<void> {
  await assertAcceptable(policy, given, account)
  await assertOldPassword(services, account, old_password, origin)
  const password_hash = await hashPassword(given.new_password1)
  await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    await setPassword(services, trx, account, password_hash, {
      kind: 'account.password_changed',
      ended: { except: account.session_id },
      origin,
    })
  })
}

async function assertOldPassword(
  services: Services,
  account: ActorAccount,
  password: string,
  origin: RequestOrigin,
): Promise<void> {
  try {
    await requireProof(services, account, { password }, origin)
  } catch (error) {
    if ((error as { code?: string }).code !== 'invalid') throw error
    throw invalidField('old_password', 'wrong')
  }
}

async function assertAcceptable(policy: PasswordPolicy, given: NewPasswords, account: AccountRow) {
  await policy.assertGood('new_password1', given.new_password1, account)
  if (given.new_password1 !== given.new_password2)
    throw invalidField('new_password2', { code: 'mismatch', other: 'new_password1' })
}

type PasswordEvent = {
  kind: 'account.password_changed' | 'account.password_reset'
  ended: SessionSelection
  origin: SignInOrigin
}

async function setPassword(
  services: Services,
  trx: Trx,
  account: AccountRow,
  password_hash: string,
  { kind, ended, origin }: PasswordEvent,
): Promise<void> {
  const now = services.clock.now()
  await updateAccount(trx, account.id, { password_hash, failed_sign_ins: 0, updated_at: now })
  // An attacker may have requested a pending change of address.
  await deleteLinks(trx, account.id, ['reset_password', 'change_email'])
  await endSessions(services, trx, account.id, ended)
  // A thief may have signed in from the other places. At this one, somebody knew the old password or has the mailbox.
  await forgetPlaces(trx, account.id)
  await rememberPlaces(trx, account.id, placesOf(services.secret, origin), now)
  services.events.emit(trx, 'account.changed', { account_id: account.id })
  await recordAudit(trx, now, { kind, account_id: account.id, origin })
  await postMail(services, trx, {
    kind: 'password_changed',
    account,
    dedupe_key: `password_changed ${account.id} ${now}`,
    values: { username: account.username, at: toIso(now) },
  })
}

/**
 * Queues a reset mail. The address is looked up in a job: here, the response time would reveal whether it is known.
 * Throws `rate_limited`.
 */
export async function requestPasswordReset(
  services: Services,
  email: string,
  origin: SignInOrigin,
): Promise<void> {
  await limitMailRequest(services, origin)
  const places = placesOf(services.secret, origin)
  const place_hashes = places.map(({ place_hash }) => place_hash)
  await inTransaction(services.db, (trx) =>
    services.queue.enqueue(trx, {
      kind: 'accounts.reset',
      payload: { email, places },
      owner_id: NO_OWNER,
      // With the places: the owner's request must not be lost because a stranger's waits.
      unique_key: `accounts.reset ${[emailKey(email), ...place_hashes].join(' ')}`,
    }),
  )
}

/**
 * Mails a reset link to the account that owns the address. While nobody has verified the address, a reset is no reason
 * to send more there than the links that verify it.
 */
export function mailPasswordReset(
  services: Services,
  { email, places = [] }: QueuedReset,
  { finishIn }: JobContext,
): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    const owner = await accountByVerifiedEmail(trx, emailKey(email))
    if (owner) await mailResetLink(services, trx, owner, await knownPlaceOf(trx, owner.id, places))
    else await mailVerifications(services, trx, email)
    await finishIn(trx)
  })
}

async function mailResetLink(
  services: Services,
  trx: Trx,
  account: AccountRow,
  known_place: Place | undefined,
): Promise<void> {
  const link = await createLink(services, trx, 'reset_password', account, account.email)
  await recordAudit(trx, services.clock.now(), {
    kind: 'account.password_reset_asked',
    account_id: account.id,
  })
  await postMail(services, trx, {
    kind: 'reset_password',
    account,
    known_place: known_place?.place_hash,
    dedupe_key: `reset_password ${link.nonce}`,
    values: { username: account.username, link },
  })
}

/**
 * Sets a new password with the token of a mailed link. All sessions end. All API keys are deleted, and so are the second
 * factors that were added before the address was confirmed.
 */
export async function resetPassword(
  services: Services,
  policy: PasswordPolicy,
  { uid, token, ...given }: NewPasswords & { uid: string; token: string },
  origin: SignInOrigin,
): Promise<void> {
  // Checked first: without a valid token, no error may reveal the account or its names.
  const link = await usableLinkToken(services.db, 'reset_password', token, services.clock.now())
  const account = link && (await accountById(services.db, link.account_id))
  if (!account || account.id !== Number(uid) || !ownsAddress(account, link.email)) throw invalidLink()
  await assertAcceptable(policy, given, account)
  const password_hash = await hashPassword(given.new_password1)
  await inTransaction(services.db, async (trx) => {
    const spent = await spendLinkToken(trx, ['reset_password'], token, services.clock.now())
    const current = spent && (await lockAccount(trx, account.id))
    if (!current || !ownsAddress(current, spent.email)) throw invalidLink()
    // Whoever used the account before must not get back in.
    await deleteKeysOf(trx, current.id)
    await deleteFactors(trx, current.id, current.email_verified_at)
    await setPassword(services, trx, current, password_hash, {
      kind: 'account.password_reset',
      ended: {},
      origin,
    })
  })
}

type Owner = AccountRow & { email_verified_at: number }

function ownsAddress(account: AccountRow, email: string): account is Owner {
  return account.email === email && account.email_verified_at !== null
}

function invalidLink() {
  return invalidField('token', 'link_expired')
}
