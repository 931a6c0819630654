import type { Generated } from 'kysely'
import type { Language } from '../i18n.ts'
import type { MailKind } from './kinds.ts'

declare module '../database/schema.ts' {
  interface Tables {
    mail: MailTable
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
