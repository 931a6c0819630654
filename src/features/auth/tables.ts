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
    known_place: KnownPlaceTable
  }
}

export type AccountTable = {
  id: Generated<number>
  username: string
  /** The username in NFKC and lower case, which is unique. */
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
  /** Failed sign-ins since the last successful one. */
  failed_sign_ins: Generated<number>
  suspended_at: Generated<number | null>
  /** Null in a suspension without an end. */
  suspended_until: Generated<number | null>
  suspension_reason: Generated<string | null>
  /** When the account will be erased; null when no deletion is planned. */
  deletion_at: Generated<number | null>
  created_at: number
  updated_at: number
}

export type Role = 'user' | 'moderator' | 'admin'

export type SessionTable = {
  id: Generated<number>
  account_id: number
  user_agent: string
  /** Derived from `user_agent`: "Firefox", "Android phone". */
  browser: Generated<string>
  device: Generated<string>
  address: string
  created_at: number
  last_used_at: number
  expires_at: number
  ended_at: number | null
}

/** A browser or a network from which somebody has signed in to the account. */
export type KnownPlaceTable = {
  account_id: number
  /** A keyed hash of the browser's token or of the network. */
  place_hash: string
  kind: 'device' | 'network'
  used_at: number
}

export type RefreshTokenTable = {
  token_hash: string
  session_id: number
  generation: number
  created_at: number
  expires_at: number
  used_at: number | null
}

/** A one-time link in a mail, stored as the hash of its token. */
export type AccountTokenTable = {
  id: Generated<number>
  account_id: number
  purpose: 'verify_email' | 'reset_password' | 'change_email'
  token_hash: string
  /** The address that the link was mailed to. */
  email: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export type TotpTable = {
  account_id: number
  /** Encrypted. */
  secret: string
  /** Null until a first code has been entered. */
  confirmed_at: number | null
  /** The latest time step (30 s) whose code was accepted, so that no code works twice. */
  last_step: number | null
  created_at: number
}

export type RecoveryCodeTable = { account_id: number; code_hash: string; used_at: number | null }

export type PasskeyTable = {
  id: Generated<number>
  account_id: number
  /** Base64url, as sent by the browser. */
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
  /** Null when signing in: the account is not known yet. */
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
  /** The first characters of the key, so that its owner can recognise it. */
  hint: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}
