import i18next, { type TFunction } from 'i18next'

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

const KEPT_AS = 'fittrack.language'
const catalogues = { en: () => import('./en.ts'), de: () => import('./de.ts') }

let language = $state<Language>('en')

export function currentLanguage(): Language {
  return language
}

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && Object.hasOwn(LANGUAGES, value)
}

/** The language before sign-in: the last one used on this device, or the browser's. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

export async function useLanguage(next: Language): Promise<void> {
  const texts = (await catalogues[next]()).default
  if (!i18next.isInitialized) {
    await i18next.init({ lng: next, resources: {}, interpolation: { escapeValue: false } })
  }
  i18next.addResourceBundle(next, 'translation', texts)
  await i18next.changeLanguage(next)
  localStorage.setItem(KEPT_AS, next)
  document.documentElement.lang = next
  language = next
}

/**
 * The BCP 47 tag for dates and numbers: the browser's regional tag of the language, such as `de-AT`, if there is one.
 * `english` is the fallback for English, because plain `en` means American dates and a twelve-hour clock.
 */
export function currentLocale(english: 'en' | 'en-GB' = 'en-GB'): string {
  const regional = navigator.languages.find((tag) => tag.startsWith(`${language}-`))
  return regional ?? (language === 'en' ? english : language)
}

/** The `t` of i18next. Components that call it update when the language changes. */
export const t = ((key: string, options?: Record<string, unknown>) => {
  void language
  return (i18next.t as (key: string, options?: Record<string, unknown>) => unknown)(key, options)
}) as TFunction
