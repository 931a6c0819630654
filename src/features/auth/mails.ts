declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    verify_email: { username: string; link: MailLink }
    /** Goes to the owner of an address that a new account entered. */
    email_taken: { username: string }
    reset_password: { username: string; link: MailLink }
    /** Goes to the new address of an account. */
    confirm_email: { username: string; link: MailLink }
    /** Goes to the old address when a change is requested. `email_changed` goes there when the change takes effect. */
    email_change_asked: { username: string; new_email: string }
    email_changed: { username: string; new_email: string }
    new_device: { username: string; browser: string; device: string; address: string; at: string }
    password_changed: { username: string; at: string }
    second_factor_changed: { username: string; change: FactorChange; at: string }
    token_reused: { username: string; browser: string; device: string; at: string }
    /** `link` opens the page for a new password. */
    sign_in_limited: { username: string; link: MailLink }
    sign_in_locked: { username: string; link: MailLink }
    api_key_made: { username: string; name: string }
    /** `at` is the time of the erasure. */
    deletion_asked: { username: string; at: string }
    deletion_cancelled: { username: string }
    /** Posted without an account id, because the mail must outlive the account. */
    account_deleted: { username: string }
  }
}

/** A change of an account's second factors. */
export type FactorChange =
  | 'totp_on'
  | 'totp_off'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes_made'
  | 'recovery_code_used'
