import type { Language } from '../i18n.ts'

/** The parts of a mail in reading order. A paragraph may have several lines. */
export type MailParts = {
  language: Language
  subject: string
  before: string[]
  button: { label: string; address: string; hint: string } | undefined
  after: string[]
  footer: string
}
