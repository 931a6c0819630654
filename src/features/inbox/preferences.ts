import type { Db, Trx } from '../../platform/database/schema.ts'
import { isMailedKind, type MailedKind, NOTICE_KINDS, type NoticeKind } from './kinds.ts'
import type { EmailChoice } from './tables.ts'

/** How a person wants to be told of a kind. */
type Preference = {
  /** False: nothing of this kind is stored, so nothing is sent either. */
  in_app: boolean
  /** To browsers that the person has subscribed. */
  push: boolean
}
export type Preferences = Record<MailedKind, Preference & { email: EmailChoice }> &
  Record<Exclude<NoticeKind, MailedKind>, Preference>

/** Mails of kinds that are not listed are off. */
export const DEFAULT_EMAIL: Partial<Record<MailedKind, EmailChoice>> = {
  follow_request: 'digest',
  comment: 'digest',
  reply: 'digest',
  mention: 'digest',
}

function withDefaults(chosen: Partial<Preferences>): Preferences {
  const all = NOTICE_KINDS.map((kind) => [kind, chosen[kind] ?? defaultPreference(kind)])
  return Object.fromEntries(all)
}

function defaultPreference(kind: NoticeKind): Preferences[NoticeKind] {
  const preference = { in_app: true, push: true }
  return isMailedKind(kind) ? { ...preference, email: DEFAULT_EMAIL[kind] ?? 'off' } : preference
}

/** What the person has chosen for each kind; the defaults for the others. */
export async function preferencesOf(db: Db, account_id: number): Promise<Preferences> {
  const rows = await db
    .selectFrom('notification_preference')
    .select(['kind', 'in_app', 'email', 'push'])
    .where('account_id', '=', account_id)
    .execute()
  const chosen = rows.map(({ kind, in_app, email, push }) => [
    kind,
    { in_app: in_app === 1, push: push === 1, ...(isMailedKind(kind) && { email }) },
  ])
  return withDefaults(Object.fromEntries(chosen))
}

/** Replaces what the person has chosen. Kinds that are not given get their defaults. */
export async function savePreferences(
  trx: Trx,
  account_id: number,
  chosen: Partial<Preferences>,
): Promise<Preferences> {
  await trx.deleteFrom('notification_preference').where('account_id', '=', account_id).execute()
  const rows = NOTICE_KINDS.flatMap((kind) => {
    const choice = chosen[kind]
    if (!choice) return []
    const email = 'email' in choice ? choice.email : 'off'
    return { account_id, kind, in_app: Number(choice.in_app), email, push: Number(choice.push) }
  })
  if (rows.length > 0) await trx.insertInto('notification_preference').values(rows).execute()
  return withDefaults(chosen)
}
