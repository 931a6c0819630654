import type { Reader } from '../format/quantities.ts'
import { currentLocale } from '../i18n/i18n.svelte.ts'
import { session } from './session.svelte.ts'

/** The reader's language and units. Units are metric until an account says otherwise, in every region. */
export function reader(): Reader {
  const units = session.account?.units ?? 'metric'
  return { locale: currentLocale(units === 'metric' ? 'en-GB' : 'en'), units }
}
