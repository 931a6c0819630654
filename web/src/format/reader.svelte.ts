import { session } from '../api/session.svelte.ts'
import { currentLanguage } from '../i18n/i18n.svelte.ts'
import type { Reader } from './quantities.ts'

/**
 * The reader's language, with the browser's region where it has one of that language (`en-GB`), and units: metric
 * until an account says otherwise, in whatever region.
 */
export function reader(): Reader {
  const language = currentLanguage()
  const units = session.account?.units ?? 'metric'
  const regional = navigator.languages.find((tag) => tag.startsWith(`${language}-`))
  // English alone means American dates and twelve hours to Intl; who counts in kilometres expects neither.
  const plain = language === 'en' && units === 'metric' ? 'en-GB' : language
  return { locale: regional ?? plain, units }
}
