import de from '../../locales/mail/de.json' with { type: 'json' }
import en from '../../locales/mail/en.json' with { type: 'json' }
import type { NoticeKind } from '../../locales/mail/rules.ts'
import { addTexts, type Language, translate } from '../i18n.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'

/** Only a mail with a link has a button. */
type TextsOf<K extends MailKind> = {
  subject: string
  before: string[]
  after: string[]
} & (MailValues[K] extends {
  link: MailLink
}
  ? { button: string }
  : { button?: never })

/** `held` names the notices of a kind in the mail that sums them up. */
type Texts = { kind: { [K in MailKind]: TextsOf<K> }; held: Record<NoticeKind, string> }

const CATALOGUES = { en, de } satisfies Record<Language, Texts>

addTexts('mail', CATALOGUES)

/** Every kind of mail. The check above makes this complete. */
export const MAIL_KINDS = Object.keys(en.kind) as MailKind[]

type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string | unknown[] ? K : `${K}.${KeysOf<T[K]>}`
}[keyof T & string]
export type MailTextKey = KeysOf<typeof en>

/** A text of the mail catalogue. Paragraphs are separated by empty lines. */
export function mailText(language: Language, key: MailTextKey, values: Record<string, string> = {}): string {
  return translate(language, `mail:${key}`, values)
}
