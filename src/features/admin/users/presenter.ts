import { toIso } from '../../../platform/time.ts'
import { type Actor, isSuspended, type sessionsOf } from '../../auth/index.ts'
import type { UserDetailRow, UserRow } from './queries.ts'
import type { ManagedUser, ManagedUserDetail } from './schemas.ts'

/** Only administrators see e-mail addresses and where sessions come from; moderators do not need to. */
export function canSeeAddresses(viewer: Pick<Actor, 'role'>): boolean {
  return viewer.role === 'admin'
}

/** An account as a moderator or administrator sees it in a list. */
export function toManagedUser(row: Omit<UserRow, 'total'>, viewer: Actor, now: number): ManagedUser {
  const status = statusOf(row, now)
  const suspension = status === 'suspended' ? row : undefined
  return {
    id: row.id,
    username: row.username,
    email: canSeeAddresses(viewer) ? row.email : null,
    is_email_verified: row.email_verified_at !== null,
    role: row.role,
    status,
    created_at: toIso(row.created_at),
    suspended_at: toIsoOrNull(suspension?.suspended_at),
    suspended_until: toIsoOrNull(suspension?.suspended_until),
    suspension_reason: suspension?.suspension_reason ?? null,
    deletion_at: toIsoOrNull(row.deletion_at),
  }
}

/** The same rules as `statusWhere` in the queries. */
function statusOf(row: Omit<UserRow, 'total'>, now: number): ManagedUser['status'] {
  if (isSuspended(row, now)) return 'suspended'
  if (row.deletion_at !== null) return 'deleting'
  return row.email_verified_at === null ? 'unverified' : 'active'
}

type Detail = {
  row: UserDetailRow
  sessions: Awaited<ReturnType<typeof sessionsOf>>
  last_sign_in_at: number | undefined
}

/** An account with its sessions and ways to sign in. */
export function toManagedUserDetail(
  { row, sessions, last_sign_in_at }: Detail,
  viewer: Actor,
  now: number,
): ManagedUserDetail {
  const forAdmins = <T>(value: T) => (canSeeAddresses(viewer) ? value : null)
  return {
    ...toManagedUser(row, viewer, now),
    failed_sign_ins: row.failed_sign_ins,
    session_count: sessions.length,
    sessions: sessions.map(({ id, browser, device, address, created_at, last_used_at }) => ({
      id,
      browser: forAdmins(browser),
      device: forAdmins(device),
      address: forAdmins(address),
      created_at: toIso(created_at),
      last_used_at: toIso(last_used_at),
    })),
    key_count: row.key_count ?? 0,
    has_totp: row.totp_confirmed_at !== null,
    passkey_count: row.passkey_count ?? 0,
    last_sign_in_at: toIsoOrNull(last_sign_in_at),
  }
}

function toIsoOrNull(instant_ms: number | null | undefined): string | null {
  return instant_ms == null ? null : toIso(instant_ms)
}
