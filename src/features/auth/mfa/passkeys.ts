import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField, notFound } from '../../../platform/errors.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActorAccount, lockUnchangedAccount } from '../account/actor-account.ts'
import type { AccountRow } from '../account/queries.ts'
import { passkeyQuota } from '../quotas.ts'
import { parseClientData } from './client-data.ts'
import { recordFactorChange } from './factor-changes.ts'
import {
  type ChallengeKey,
  deletePasskey,
  insertChallenge,
  insertPasskey,
  type PasskeyRow,
  passkeyByCredential,
  passkeysOf,
  savePasskeyUse,
  spendChallenge,
} from './passkey-queries.ts'
import { deleteOrphanedCodes } from './service.ts'
import {
  CHALLENGE_LIFE_MS,
  generateCreationOptions,
  generateRequestOptions,
  type PasskeyAnswer,
  verifyCreation,
  verifyUse,
} from './webauthn.ts'

/** Options of navigator.credentials.create() for a new passkey of the account. */
export async function creationOptions(services: Services, account: AccountRow) {
  const passkeys = await passkeysOf(services.db, account.id)
  const excess = services.quotas.excessOf(passkeyQuota, passkeys.length, 1)
  if (excess) throw new AppError('conflict', excess)
  const options = await generateCreationOptions(services, account, passkeys)
  const { challenge } = options
  await saveChallenge(services, { challenge, purpose: 'register', account_id: account.id })
  return options
}

/** Options of navigator.credentials.get() for an identity proof, or for signing in when `account_id` is null. */
export async function requestOptions(services: Services, account_id: number | null) {
  const passkeys = account_id === null ? [] : await passkeysOf(services.db, account_id)
  if (account_id !== null && passkeys.length === 0) throw new AppError('conflict', 'passkey_missing')
  const options = await generateRequestOptions(services, passkeys)
  const purpose = account_id === null ? 'sign_in' : 'prove'
  await saveChallenge(services, { challenge: options.challenge, purpose, account_id })
  return options
}

async function saveChallenge({ db, clock }: Services, which: ChallengeKey): Promise<void> {
  const expires_at = clock.now() + CHALLENGE_LIFE_MS
  await inTransaction(db, (trx) => insertChallenge(trx, { ...which, expires_at }))
}

/** Verifies the response to `creationOptions` and adds the new passkey. */
export async function addPasskey(
  services: Services,
  account: ActorAccount,
  { name, answer }: { name: string; answer: PasskeyAnswer },
  origin: RequestOrigin,
): Promise<PasskeyRow> {
  const data = parseClientData(answer)
  const credential = data && (await verifyCreation(services, answer, data))
  if (!credential) throw invalidField('answer', 'not_a_new_passkey')
  const now = services.clock.now()
  return inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    const which = { challenge: data.challenge, purpose: 'register', account_id: account.id } as const
    if (!(await spendChallenge(trx, which, now))) throw invalidField('answer', 'passkey_too_late')
    await services.quotas.take(trx, account.id, passkeyQuota)
    const passkey = await insertPasskey(trx, {
      account_id: account.id,
      credential_id: credential.id,
      public_key: credential.publicKey,
      sign_count: credential.counter,
      transports: JSON.stringify(toTransports(credential.transports)),
      name,
      created_at: now,
      last_used_at: null,
    })
    if (!passkey) throw new AppError('conflict', 'passkey_exists')
    await recordFactorChange(services, trx, account, 'passkey_added', origin)
    return passkey
  })
}

/** Keeps well-formed transport hints only: they come from the client and are not signed. */
function toTransports(given: unknown): string[] {
  if (!Array.isArray(given)) return []
  return given.filter((transport) => /^[a-z-]{1,20}$/.test(String(transport))).slice(0, 10)
}

/** Deletes a passkey of the account; throws `not_found` when it has no such passkey. */
export async function removePasskey(
  services: Services,
  account: ActorAccount,
  id: number,
  origin: RequestOrigin,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await lockUnchangedAccount(trx, account)
    if (!(await deletePasskey(trx, account.id, id))) throw notFound()
    await deleteOrphanedCodes(trx, account.id)
    await recordFactorChange(services, trx, account, 'passkey_removed', origin)
  })
}

/**
 * Verifies the response to `requestOptions` and spends its challenge, which must be of the same purpose and account.
 * Returns the id of the passkey's account, or undefined when the response is not valid. Throws `invalid` when the page
 * had another origin than the server. Must not be called in a transaction, because verifying takes time.
 */
export async function acceptPasskey(
  services: Services,
  answer: PasskeyAnswer,
  expected: { purpose: 'sign_in' | 'prove'; account_id?: number },
): Promise<number | undefined> {
  const { purpose, account_id = null } = expected
  const data = parseClientData(answer)
  const passkey = data && (await passkeyByCredential(services.db, data.credential_id))
  if (!passkey || (account_id !== null && passkey.account_id !== account_id)) return undefined
  const sign_count = await verifyUse(services, answer, data, passkey)
  if (sign_count === undefined) return undefined
  const now = services.clock.now()
  return inTransaction(services.db, async (trx) => {
    if (!(await spendChallenge(trx, { challenge: data.challenge, purpose, account_id }, now)))
      return undefined
    const isUsed = await savePasskeyUse(trx, passkey.id, sign_count, now)
    return isUsed ? passkey.account_id : undefined
  })
}
