import de from '../../../locales/notices/de.json' with { type: 'json' }
import en from '../../../locales/notices/en.json' with { type: 'json' }
import { addTexts, type Language, translate } from '../../../platform/i18n.ts'
import type { NoticeKind } from '../../inbox/index.ts'

/** What one person has done, what two have, and what more have. */
type Sentences = { kind: Record<NoticeKind, { one: string; two?: string; many?: string }>; more: string }

addTexts('notices', { en, de } satisfies Record<Language, Sentences>)

/** What a notification says outside the app. Comments are not quoted, because a locked screen may show it. */
export type Said = { kind: NoticeKind; name: string; people: number; title: string }

/** The notification as one sentence without a full stop. */
export function sentenceOf(language: Language, { kind, name, people, title }: Said): string {
  const form = people > 2 ? 'many' : people === 2 ? 'two' : 'one'
  return translate(language, `notices:kind.${kind}.${form}`, { name, others: String(people - 1), title })
}

/** What is left out of a list. */
export function moreOf(language: Language, count: number): string {
  return translate(language, 'notices:more', { others: String(count) })
}
