import i18next from 'i18next'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

const catalogues = i18next.createInstance()
await catalogues.init({
  fallbackLng: 'en',
  supportedLngs: LANGUAGES,
  resources: { en: { translation: en }, de: { translation: de } },
  interpolation: { escapeValue: false },
  // A list in the catalogue is a text of several paragraphs.
  joinArrays: '\n\n',
})

/** Adds texts outside the catalogue that the client loads, too. Their keys begin with `namespace:`. */
export function addTexts(namespace: string, texts: Record<Language, object>): void {
  for (const language of LANGUAGES) catalogues.addResourceBundle(language, namespace, texts[language])
}

/** The text of `key` in the person's language. */
export function translate(language: Language, key: string, values: Record<string, string> = {}): string {
  return catalogues.t(key, { lng: language, ...values })
}

/** The supported language that an `Accept-Language` header prefers; undefined when it names none. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = Number(
        parameters
          .find((text) => text.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { language: tag.toLowerCase().replace(/-.*/, ''), quality: Number.isNaN(quality) ? 0 : quality }
    })
    .sort((a, b) => b.quality - a.quality)
  const wish = wishes.find(
    ({ language, quality }) => quality > 0 && (LANGUAGES as readonly string[]).includes(language),
  )
  return wish?.language as Language | undefined
}

/** The accepted language, or English. */
export function preferredLanguage(header: string | undefined): Language {
  return acceptedLanguage(header) ?? 'en'
}
