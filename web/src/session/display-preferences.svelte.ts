import type { DisplayPreferences } from '../format/quantities.ts'
import { currentLocale } from '../i18n/i18n.svelte.ts'
import { session } from './session.svelte.ts'

/** The reader's language and units. Units are metric until an account says otherwise, in every region. */
export function displayPreferences(): DisplayPreferences {
  const units = session.account?.units ?? 'metric'
  return { locale: currentLocale(units === 'metric' ? 'en-GB' : 'en'), units }
}
