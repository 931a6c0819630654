import { isUniqueViolation } from '../../platform/database/errors.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { AppError, invalidField } from '../../platform/errors.ts'
import type { Language } from '../../platform/i18n.ts'
import { canonicalTimeZone } from '../../platform/time.ts'
import type { Services } from '../../services.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import {
  type AccountRow,
  accountByEmail,
  accountByUsername,
  insertAccount,
  updateAccount,
} from './queries.ts'
import type { Login, Registration, UserChange } from './schemas.ts'
import { type Device, type OpenedSession, openSession } from './sessions.ts'

export type SignedIn = OpenedSession & { account: AccountRow }

/** Makes the account and its first session. */
export async function register(
  services: Services,
  given: Registration,
  device: Device,
  language: Language,
): Promise<SignedIn> {
  if (given.password1 !== given.password2) throw invalidField('password2', 'is not the same as password1')
  const account = await newAccount(services, given, language)
  try {
    return await inTransaction(services.db, async (trx) => {
      const row = await insertAccount(trx, account)
      return { ...(await openSession(services, trx, row.id, device)), account: row }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('username', 'is already taken')
    throw error
  }
}

type AccountGiven = Pick<
  Registration,
  'username' | 'email' | 'password1' | 'language' | 'time_zone' | 'units'
>

/** The row of a new account, its password hashed; nothing is written yet. */
export async function newAccount(
  { clock }: Pick<Services, 'clock'>,
  given: AccountGiven,
  language: Language,
  role: AccountRow['role'] = 'user',
) {
  const now = clock.now()
  return {
    username: given.username,
    username_key: keyOf(given.username),
    email: given.email,
    email_key: keyOf(given.email),
    email_verified_at: null,
    password_hash: await hashPassword(given.password1),
    role,
    language: given.language ?? language,
    time_zone: given.time_zone ? canonicalTimeZone(given.time_zone) : 'UTC',
    units: given.units ?? 'metric',
    created_at: now,
    updated_at: now,
  }
}

/** Opens a session for who knows the password; an absent account takes as long and answers the same. */
export async function signIn(services: Services, given: Login, device: Device): Promise<SignedIn> {
  const account = await findAccount(services, given)
  if (!(await verifyPassword(account?.password_hash, given.password)) || !account) {
    throw new AppError('unauthenticated', 'The name or the password is not right.')
  }
  const session = await inTransaction(services.db, (trx) => openSession(services, trx, account.id, device))
  return { ...session, account }
}

async function findAccount({ db }: Services, { username, email }: Login): Promise<AccountRow | undefined> {
  if ((username === undefined) === (email === undefined))
    throw invalidField('username', 'or email is required, and not both')
  if (username !== undefined && !username.includes('@')) return accountByUsername(db, keyOf(username))
  return accountByEmail(db, keyOf(username ?? email ?? ''))
}

export async function changeAccount(services: Services, id: number, change: UserChange): Promise<AccountRow> {
  const { time_zone, ...rest } = change
  const checked = time_zone === undefined ? rest : { ...rest, time_zone: canonicalTimeZone(time_zone) }
  return inTransaction(services.db, async (trx) => {
    services.events.emit(trx, 'account.changed', { account_id: id })
    return updateAccount(trx, id, { ...checked, updated_at: services.clock.now() })
  })
}

/** Names and addresses that look or read the same are the same. */
function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
