import { session } from '../api/session.svelte.ts'
import { currentLanguage } from '../i18n/i18n.svelte.ts'
import type { Reader } from './quantities.ts'

const IMPERIAL_REGIONS = new Set(['US', 'LR', 'MM'])

/** The units a new account starts with: those of the region that the browser names. */
export function unitsOfRegion(): Reader['units'] {
  // Not through Intl.Locale: WebKitGTK without a locale says `C`, which Intl refuses.
  const region = /-([A-Z]{2})\b/i.exec(navigator.language)?.[1]?.toUpperCase() ?? ''
  return IMPERIAL_REGIONS.has(region) ? 'imperial' : 'metric'
}

/** The reader's language, with the browser's region where it has one of that language (`en-GB`), and units. */
export function reader(): Reader {
  const language = currentLanguage()
  const units = session.account?.units ?? unitsOfRegion()
  const regional = navigator.languages.find((tag) => tag.startsWith(`${language}-`))
  // English alone means American dates and twelve hours to Intl; who counts in kilometres expects neither.
  const plain = language === 'en' && units === 'metric' ? 'en-GB' : language
  return { locale: regional ?? plain, units }
}
