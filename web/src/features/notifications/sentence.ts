import type { Notification } from '../../api/types.ts'
import { formatNumber } from '../../format/quantities.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { displayPreferences } from '../../session/display-preferences.svelte.ts'
import { nameOf } from '../avatars/name.ts'

/** A piece of a sentence. Names and titles stand out. */
export type Part = { text: string; isName: boolean }

/** Characters without a meaning, which stand for the name and the title until the sentence is divided. */
const NAME = '\uE000'
const TITLE = '\uE001'

/** What happened, as a sentence without a full stop. */
export function sentenceParts({ kind, actors, actors_count, workout }: Notification): Part[] {
  const form = actors_count > 2 ? 'many' : actors_count === 2 ? 'two' : 'one'
  const others = formatNumber(displayPreferences(), actors_count - 1)
  // Kinds without people have one form only, which the types of the catalogue cannot say.
  const key = `notices.kind.${kind}.${form}` as 'notices.kind.like.many'
  const [actor] = actors
  const names: Record<string, string> = {
    [NAME]: actor ? nameOf(actor) : '',
    [TITLE]: workout?.title ?? '',
  }
  return t(key, { name: NAME, others, title: TITLE })
    .split(new RegExp(`(${NAME}|${TITLE})`))
    .filter(Boolean)
    .map((text) => ({ text: names[text] ?? text, isName: text in names }))
}

export function sentenceOf(notification: Notification): string {
  return sentenceParts(notification)
    .map(({ text }) => text)
    .join('')
}
