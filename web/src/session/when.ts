import { dayOf, moment } from '../format/dates.ts'
import { t } from '../i18n/i18n.svelte.ts'
import { reader } from './reader.svelte.ts'
import { session } from './session.svelte.ts'

const zone = () => session.account?.time_zone ?? 'UTC'

/** An instant as the reader's clock has it: `Today, 07:12`. */
export function when(iso: string): string {
  return moment(reader().locale, iso, zone())
}

export function day(iso: string): string {
  return dayOf(reader().locale, iso, zone())
}

/** Since when something is there, and when it was last of use. */
export function whenUsed({
  created_at,
  last_used_at,
}: {
  created_at: string
  last_used_at: string | null
}): string {
  const used = last_used_at === null ? t('when.unused') : t('when.used', { when: when(last_used_at) })
  return `${t('when.made', { day: day(created_at) })} · ${used}`
}
