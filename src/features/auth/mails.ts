declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    verify_email: { username: string; link: MailLink }
    /** To who verified the address that somebody else gave. */
    email_taken: { username: string; other_username: string }
    reset_password: { username: string; link: MailLink }
    /** To the new address. */
    confirm_email: { username: string; link: MailLink }
    /** To the old address: a change was asked for, and later made. */
    email_change_asked: { username: string; new_email: string }
    email_changed: { username: string; new_email: string }
    new_device: { username: string; browser: string; device: string; address: string; at: string }
    password_changed: { username: string; at: string }
    second_factor_changed: { username: string; change: FactorChange; at: string }
    token_reused: { username: string; browser: string; device: string; at: string }
    /** With a link to choose a new password. */
    sign_in_locked: { username: string; link: MailLink }
    api_key_made: { username: string; name: string }
    /** `until` is null when no end is set. */
    suspended: { username: string; reason: string; until: string | null }
    restored: { username: string }
    /** `at`: when everything will be gone. */
    deletion_asked: { username: string; at: string }
    deletion_cancelled: { username: string }
    /** Posted without an account id, which would take it away with the account. */
    account_deleted: { username: string }
    /** The link is a page of the settings and holds no secret: the file needs somebody who is signed in. */
    export_ready: { username: string; link: MailLink; until: string }
    invitation: { inviter: string; link: MailLink }
  }
}

/** What happened to an account's second factor. */
export type FactorChange =
  | 'totp_on'
  | 'totp_off'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes_made'
  | 'recovery_code_used'
