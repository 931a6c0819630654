import { toIso } from '../../platform/time.ts'
import { type Actor, isSuspended, type SessionRow } from '../auth/index.ts'
import type { AuditRow, InvitationRow, UserDetailRow, UserRow } from './queries.ts'
import type { AuditEntry, Invitation, ManagedUser, ManagedUserDetail } from './schemas.ts'

/** Addresses, of mail and of machines, are for administrators; moderators have no use for them. */
export function seesAddresses(viewer: Pick<Actor, 'role'>): boolean {
  return viewer.role === 'admin'
}

/** An account as `viewer`, who moderates or administers, may see it. */
export function toManagedUser(row: Omit<UserRow, 'total'>, viewer: Actor, now: number): ManagedUser {
  const status = statusOf(row, now)
  const suspension = status === 'suspended' ? row : undefined
  return {
    id: row.id,
    username: row.username,
    email: seesAddresses(viewer) ? row.email : null,
    is_email_verified: row.email_verified_at !== null,
    role: row.role,
    status,
    created_at: toIso(row.created_at),
    suspended_at: instantOf(suspension?.suspended_at),
    suspended_until: instantOf(suspension?.suspended_until),
    suspension_reason: suspension?.suspension_reason ?? null,
    deletion_at: instantOf(row.deletion_at),
  }
}

function statusOf(row: Omit<UserRow, 'total'>, now: number): ManagedUser['status'] {
  if (isSuspended(row, now)) return 'suspended'
  if (row.deletion_at !== null) return 'deleting'
  return row.email_verified_at === null ? 'unverified' : 'active'
}

type Detail = { row: UserDetailRow; sessions: SessionRow[]; last_sign_in_at: number | undefined }

/** An account as those see it who look after it, field by field: moderators see no addresses. */
export function toManagedUserDetail(
  { row, sessions, last_sign_in_at }: Detail,
  viewer: Actor,
  now: number,
): ManagedUserDetail {
  const forAdmins = <T>(value: T) => (seesAddresses(viewer) ? value : null)
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
    last_sign_in_at: instantOf(last_sign_in_at),
  }
}

/** A line of the audit log as administrators see it. */
export function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    created_at: toIso(row.created_at),
    kind: row.kind,
    account: personOf(row.account_id, row.account_username),
    actor: personOf(row.actor_id, row.actor_username),
    request_id: row.request_id,
    address: row.address,
    user_agent: row.user_agent,
    details: row.details === null ? null : (JSON.parse(row.details) as Record<string, unknown>),
  }
}

/** An invitation as administrators see it, without its code. */
export function toInvitation(row: InvitationRow, now: number): Invitation {
  const unused = row.expires_at > now ? 'open' : 'expired'
  return {
    id: row.id,
    status: row.used_at === null ? unused : 'used',
    email: row.email,
    created_at: toIso(row.created_at),
    created_by: personOf(row.created_by, row.maker_username),
    expires_at: toIso(row.expires_at),
    used_at: instantOf(row.used_at),
    used_by: personOf(row.used_by, row.guest_username),
  }
}

function personOf(id: number | null, username: string | null) {
  return id === null || username === null ? null : { id, username }
}

function instantOf(instant_ms: number | null | undefined): string | null {
  return instant_ms == null ? null : toIso(instant_ms)
}
