import type { MailKind } from '../../platform/mail/kinds.ts'
import type { MailRule } from '../../platform/mail/rules.ts'

const FEW = { mails: 5, hours: 6 }

/** A mail about something that happened to an account. */
const NOTICE = {
  to: 'confirmed',
  per_recipient: FEW,
  per_sender: { mails: 20, hours: 24 },
  excess: 'summed_up',
} as const satisfies MailRule

/** A notice that a moderator causes, who may act on many accounts. */
const MODERATION = { ...NOTICE, per_sender: { mails: 100, hours: 24 } } as const satisfies MailRule

/** A mail that somebody requested who must not learn whether the address is known. */
const REQUESTED = {
  to: 'confirmed',
  per_recipient: FEW,
  per_sender: null,
  excess: 'dropped',
} as const satisfies MailRule

/** Mails about what others do. More than this goes into the next daily one. */
const SOCIAL = {
  to: 'confirmed',
  per_recipient: { mails: 10, hours: 6 },
  per_sender: { mails: 50, hours: 24 },
  excess: 'dropped',
  unsubscribe_path: '/api/notifications/unsubscribe/',
} as const satisfies MailRule

/** The rule of each kind of mail. A kind without a rule does not compile. */
export const MAIL_RULES = {
  // The only mails to addresses that nobody has confirmed.
  verify_email: { ...REQUESTED, to: 'anybody' },
  confirm_email: { ...REQUESTED, to: 'anybody', excess: 'refused' },
  invitation: { to: 'anybody', per_recipient: FEW, per_sender: { mails: 50, hours: 24 }, excess: 'refused' },
  email_taken: REQUESTED,
  // A link works for an hour. So, however often strangers request one, the newest in the mailbox still works.
  reset_password: { ...REQUESTED, per_recipient: { mails: 2, hours: 1 } },
  new_device: NOTICE,
  token_reused: NOTICE,
  sign_in_limited: NOTICE,
  sign_in_locked: NOTICE,
  password_changed: NOTICE,
  second_factor_changed: NOTICE,
  api_key_made: NOTICE,
  email_change_asked: NOTICE,
  email_changed: NOTICE,
  suspended: MODERATION,
  restored: MODERATION,
  content_hidden: MODERATION,
  account_warned: MODERATION,
  account_limited: MODERATION,
  account_suspended: MODERATION,
  appeal_upheld: MODERATION,
  appeal_reversed: MODERATION,
  deletion_asked: NOTICE,
  deletion_cancelled: NOTICE,
  // Not summed up, because nothing about the account is kept after the erasure.
  account_deleted: { ...NOTICE, excess: 'dropped' },
  export_ready: NOTICE,
  notification: SOCIAL,
  digest: { ...SOCIAL, per_recipient: { mails: 2, hours: 24 }, per_sender: null, is_bulk: true },
} as const satisfies Record<Exclude<MailKind, 'sum_up'>, MailRule>

/** The kinds of mails with a rule: all but the summary, which is posted once for each time that notices were held. */
export type RuledKind = keyof typeof MAIL_RULES

/** The kinds of notices that are summed up when there are too many. */
export type NoticeKind = {
  [K in RuledKind]: (typeof MAIL_RULES)[K]['excess'] extends 'summed_up' ? K : never
}[RuledKind]
