import type { MailKind } from '../../platform/mail/kinds.ts'

/** `confirmed`: only to an address that the account has confirmed. */
export type MailRule = { to: 'confirmed' | 'anybody' }

/** Somebody has to confirm an address first, so that nobody can send mails to strangers. */
const NOTICE: MailRule = { to: 'confirmed' }
const TO_ANYBODY: MailRule = { to: 'anybody' }

/** To whom each kind of mail may go. A kind without a rule does not compile. */
export const MAIL_RULES: Record<MailKind, MailRule> = {
  // The only mails to addresses that nobody has confirmed.
  verify_email: TO_ANYBODY,
  confirm_email: TO_ANYBODY,
  invitation: TO_ANYBODY,
  email_taken: NOTICE,
  reset_password: NOTICE,
  new_device: NOTICE,
  token_reused: NOTICE,
  sign_in_limited: NOTICE,
  sign_in_locked: NOTICE,
  password_changed: NOTICE,
  second_factor_changed: NOTICE,
  api_key_made: NOTICE,
  email_change_asked: NOTICE,
  email_changed: NOTICE,
  suspended: NOTICE,
  restored: NOTICE,
  deletion_asked: NOTICE,
  deletion_cancelled: NOTICE,
  account_deleted: NOTICE,
  export_ready: NOTICE,
}
