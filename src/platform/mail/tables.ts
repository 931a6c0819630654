import type { Generated } from 'kysely'
import type { NoticeKind } from '../../locales/mail/rules.ts'
import type { Language } from '../i18n.ts'
import type { MailKind } from './kinds.ts'

declare module '../database/schema.ts' {
  interface Tables {
    mail: MailTable
    mail_quota: MailQuotaTable
    held_notice: HeldNoticeTable
  }
}

/** Mails that wait to be sent, or were sent recently. */
export type MailTable = {
  id: Generated<number>
  /** Unique: a mail is written once per key. */
  dedupe_key: string
  account_id: number | null
  recipient: string
  language: Language
  kind: MailKind
  /** JSON: MailValues of its kind. */
  values: string
  created_at: number
  sent_at: number | null
}

/** How many mails have been counted. The counter starts again at `free_at`. */
export type MailQuotaTable = {
  /** A keyed hash of what is counted. */
  counter: string
  mails: number
  free_at: number
}

/** Notices that were too many to be sent, until they are summed up. */
export type HeldNoticeTable = {
  account_id: number
  recipient: string
  kind: NoticeKind
  username: string
  language: Language
  notices: number
  first_at: number
}
