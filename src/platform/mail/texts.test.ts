import { describe, expect, it } from 'vitest'
import de from '../../locales/mail/de.json' with { type: 'json' }
import en from '../../locales/mail/en.json' with { type: 'json' }
import { LANGUAGES } from '../i18n.ts'

const CATALOGUES = { en, de }

/** Every text with its path. A list of paragraphs is one text. */
function textsOf(catalogue: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    if (Array.isArray(value)) return [[prefix + key, value.join('\n\n')]]
    return typeof value === 'object' ? textsOf(value, `${prefix}${key}.`) : [[prefix + key, value]]
  })
}
const keysIn = (catalogue: object) => textsOf(catalogue).map(([key]) => key)
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

describe.each(LANGUAGES)('the texts of mails in %s', (language) => {
  const texts = textsOf(CATALOGUES[language])

  it('have the keys of the English texts, and only the expected ones are empty', () => {
    expect(keysIn(CATALOGUES[language])).toEqual(keysIn(en))
    const empty = texts.filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual(['kind.restored.after', 'kind.appeal_upheld.after', 'kind.appeal_reversed.after'])
  })

  it('use the same values as the English texts', () => {
    const english = new Map(textsOf(en))
    for (const [key, text] of texts) {
      expect(new Set(placeholders(text)), key).toEqual(new Set(placeholders(english.get(key) ?? '')))
    }
  })

  it('contain no HTML, which would be shown literally', () => {
    expect(texts.filter(([, text]) => /<\w|&\w+;/.test(text))).toEqual([])
  })
})
