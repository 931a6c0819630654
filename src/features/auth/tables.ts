import type { Generated } from 'kysely'
import type { WeekStart } from '../../platform/calendar.ts'
import type { Language } from '../../platform/i18n.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    account: AccountTable
    session: SessionTable
    refresh_token: RefreshTokenTable
    account_token: AccountTokenTable
    totp: TotpTable
    recovery_code: RecoveryCodeTable
    passkey: PasskeyTable
    passkey_challenge: PasskeyChallengeTable
    api_key: ApiKeyTable
    invitation: InvitationTable
    account_export: AccountExportTable
    audit_entry: AuditEntryTable
  }
}

export type AccountTable = {
  id: Generated<number>
  username: string
  /** NFKC and lower case: what must be unique. */
  username_key: string
  email: string
  email_key: string
  email_verified_at: number | null
  password_hash: string
  role: Role
  language: Language
  time_zone: string
  units: 'metric' | 'imperial'
  week_start: Generated<WeekStart>
  /** Wrong passwords since the last right one. */
  failed_sign_ins: Generated<number>
  suspended_at: Generated<number | null>
  /** Null while suspended: until somebody restores it. */
  suspended_until: Generated<number | null>
  suspension_reason: Generated<string | null>
  /** When everything of it will be gone; null: it stays. */
  deletion_at: Generated<number | null>
  created_at: number
  updated_at: number
}

export type Role = 'user' | 'moderator' | 'admin'

export type SessionTable = {
  id: Generated<number>
  account_id: number
  user_agent: string
  /** Read from `user_agent`: "Firefox", "Android phone". */
  browser: Generated<string>
  device: Generated<string>
  address: string
  created_at: number
  last_used_at: number
  expires_at: number
  ended_at: number | null
}

export type RefreshTokenTable = {
  token_hash: string
  session_id: number
  generation: number
  created_at: number
  expires_at: number
  used_at: number | null
}

/** The secret of a link in a mail, or rather its hash. */
export type AccountTokenTable = {
  id: Generated<number>
  account_id: number
  purpose: 'verify_email' | 'reset_password' | 'change_email'
  token_hash: string
  /** The address that the link was sent to. */
  email: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export type TotpTable = {
  account_id: number
  /** Encrypted. */
  secret: string
  /** Null until the first code has been entered. */
  confirmed_at: number | null
  /** The newest 30 s step whose code was accepted: none is accepted twice. */
  last_step: number | null
  created_at: number
}

export type RecoveryCodeTable = { account_id: number; code_hash: string; used_at: number | null }

export type PasskeyTable = {
  id: Generated<number>
  account_id: number
  /** Base64url, as the browser gives it. */
  credential_id: string
  public_key: Uint8Array
  sign_count: number
  /** JSON: string[]. */
  transports: string
  name: string
  created_at: number
  last_used_at: number | null
}

export type PasskeyChallengeTable = {
  challenge: string
  /** Null when nobody is signed in. */
  account_id: number | null
  purpose: 'register' | 'sign_in' | 'prove'
  expires_at: number
}

export type Scope = 'read' | 'write' | 'upload' | 'live' | 'admin'

export type ApiKeyTable = {
  id: Generated<number>
  account_id: number
  name: string
  /** JSON: Scope[]. */
  scopes: string
  key_hash: string
  /** The first characters, to tell keys apart. */
  hint: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}

export type InvitationTable = {
  id: Generated<number>
  code_hash: string
  /** Whom it was mailed to; null: the code was handed over. */
  email: string | null
  created_by: number | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: number | null
}

export type AccountExportTable = {
  id: Generated<number>
  account_id: number
  status: 'queued' | 'done' | 'failed'
  storage_key: string | null
  size_bytes: number | null
  created_at: number
  expires_at: number | null
}

/** Only ever added to; when an account is erased, its rows lose everything that tells of it. */
export type AuditEntryTable = {
  id: Generated<number>
  created_at: number
  kind: string
  /** Whose account it is about; null: nobody's, or erased since. */
  account_id: number | null
  /** Who did it, where that is not the account itself. */
  actor_id: number | null
  request_id: string | null
  address: string | null
  user_agent: string | null
  /** JSON. */
  details: string | null
}
