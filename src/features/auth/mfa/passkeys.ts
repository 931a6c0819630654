import { inTransaction } from '../../../platform/database/index.ts'
import { AppError, invalidField, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { type ActingAccount, holdAccount } from '../account/acting.ts'
import type { AccountRow } from '../account/queries.ts'
import type { Client } from '../client.ts'
import { noteChange } from './changes.ts'
import { clientDataOf } from './client-data.ts'
import {
  deletePasskey,
  insertChallenge,
  insertPasskey,
  type PasskeyRow,
  passkeyByCredential,
  passkeysOf,
  spendChallenge,
  touchPasskey,
  type WhichChallenge,
} from './passkey-queries.ts'
import { dropUselessCodes } from './service.ts'
import {
  CHALLENGE_LIFE_MS,
  madeCredential,
  type PasskeyAnswer,
  toCreate,
  toUse,
  usedCounter,
} from './webauthn.ts'

const MOST_PASSKEYS = 20

/** What navigator.credentials.create() is asked, so that a passkey of this account comes into being. */
export async function creationOptions(services: Services, account: AccountRow) {
  const passkeys = await passkeysOf(services.db, account.id)
  if (passkeys.length >= MOST_PASSKEYS) throw tooMany()
  const options = await toCreate(services, account, passkeys)
  const { challenge } = options
  await keepChallenge(services, { challenge, purpose: 'register', account_id: account.id })
  return options
}

/** What navigator.credentials.get() is asked: of anybody, to sign in; of one account, as a proof. */
export async function requestOptions(services: Services, account_id: number | null) {
  const passkeys = account_id === null ? [] : await passkeysOf(services.db, account_id)
  if (account_id !== null && passkeys.length === 0) throw new AppError('conflict', 'passkey_missing')
  const options = await toUse(services, passkeys)
  const purpose = account_id === null ? 'sign_in' : 'prove'
  await keepChallenge(services, { challenge: options.challenge, purpose, account_id })
  return options
}

async function keepChallenge({ db, clock }: Services, which: WhichChallenge): Promise<void> {
  const expires_at = clock.now() + CHALLENGE_LIFE_MS
  await inTransaction(db, (trx) => insertChallenge(trx, { ...which, expires_at }))
}

/** Adds the passkey that answered to `creationOptions`. */
export async function addPasskey(
  services: Services,
  account: ActingAccount,
  { name, answer }: { name: string; answer: PasskeyAnswer },
  client: Client,
): Promise<PasskeyRow> {
  const data = clientDataOf(answer)
  const credential = data && (await madeCredential(services, answer, data))
  if (!credential) throw invalidField('answer', 'not_a_new_passkey')
  const now = services.clock.now()
  return inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    const which = { challenge: data.challenge, purpose: 'register', account_id: account.id } as const
    if (!(await spendChallenge(trx, which, now))) throw invalidField('answer', 'passkey_too_late')
    if ((await passkeysOf(trx, account.id)).length >= MOST_PASSKEYS) throw tooMany()
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
    await noteChange(services, trx, account, 'passkey_added', client)
    return passkey
  })
}

/** Hints of the authenticator for the browser, not to be believed. */
function toTransports(given: unknown): string[] {
  if (!Array.isArray(given)) return []
  return given.filter((transport) => /^[a-z-]{1,20}$/.test(String(transport))).slice(0, 10)
}

/** Removes a passkey of the account; throws `not_found` when it has no such passkey. */
export async function removePasskey(
  services: Services,
  account: ActingAccount,
  id: number,
  client: Client,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await holdAccount(trx, account)
    if (!(await deletePasskey(trx, account.id, id))) throw notFound()
    await dropUselessCodes(trx, account.id)
    await noteChange(services, trx, account, 'passkey_removed', client)
  })
}

/**
 * The account whose passkey answered to `requestOptions` of the same purpose and account: once, within five minutes,
 * by somebody whom the authenticator verified. Undefined when anything is wrong; throws `invalid` when the page was at
 * another address than the server's. Checks signatures before its own unit of work, so it must not be called in one.
 */
export async function acceptPasskey(
  services: Services,
  answer: PasskeyAnswer,
  wanted: { purpose: 'sign_in' | 'prove'; account_id?: number },
): Promise<number | undefined> {
  const { purpose, account_id = null } = wanted
  const data = clientDataOf(answer)
  const passkey = data && (await passkeyByCredential(services.db, data.credential_id))
  if (!passkey || (account_id !== null && passkey.account_id !== account_id)) return undefined
  const sign_count = await usedCounter(services, answer, data, passkey)
  if (sign_count === undefined) return undefined
  const now = services.clock.now()
  return inTransaction(services.db, async (trx) => {
    if (!(await spendChallenge(trx, { challenge: data.challenge, purpose, account_id }, now)))
      return undefined
    const isUsed = await touchPasskey(trx, passkey.id, sign_count, now)
    return isUsed ? passkey.account_id : undefined
  })
}

function tooMany(): AppError {
  return new AppError('conflict', { code: 'passkey_limit', maximum: MOST_PASSKEYS })
}
