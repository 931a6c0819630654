import { describe, expect, it } from 'vitest'
import { SPORTS } from '../../src/features/sports/index.ts'
import { LANGUAGES } from '../../src/platform/i18n.ts'
import { readJson } from './source-files.ts'

export function describeLocales(): void {
  describe('the catalogues', () => {
    const catalogues = Object.fromEntries(
      LANGUAGES.map((language) => [language, readJson(`src/locales/${language}.json`)]),
    )

    it.each(LANGUAGES)('have the same keys in %s as in English, and no empty text', (language) => {
      expect(keysOf(catalogues[language])).toEqual(keysOf(catalogues.en))
      for (const text of textsOf(catalogues[language])) expect(text.trim()).not.toBe('')
    })

    it.each(LANGUAGES)('name every sport in %s, and have a title for its workouts', (language) => {
      const { sport, title_noun } = catalogues[language] as Record<string, Record<string, string>>
      expect(Object.keys(sport ?? {}).toSorted()).toEqual([...SPORTS].toSorted())
      expect(Object.keys(title_noun ?? {}).toSorted()).toEqual([...SPORTS].toSorted())
    })

    it.each(LANGUAGES)('use the same placeholders in %s as in English', (language) => {
      const placeholders = (text: string) =>
        [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).toSorted()
      expect(textsOf(catalogues[language]).map(placeholders)).toEqual(
        textsOf(catalogues.en).map(placeholders),
      )
    })
  })
}

type Catalogue = { [key: string]: string | Catalogue }

function leavesOf(catalogue: Catalogue, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue)
    .flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : leavesOf(value, `${prefix}${key}.`),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function keysOf(catalogue: Catalogue): string[] {
  return leavesOf(catalogue).map(([key]) => key)
}

function textsOf(catalogue: Catalogue): string[] {
  return leavesOf(catalogue).map(([, text]) => text)
}
