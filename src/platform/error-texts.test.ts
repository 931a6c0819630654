import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import de from '../locales/errors/de.json' with { type: 'json' }
import en from '../locales/errors/en.json' with { type: 'json' }
import { type FieldReason, fieldText, requestText } from './error-texts.ts'

type Texts = { [key: string]: string | Texts }

function textsOf(catalogue: Texts, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  )
}

const english = new Map(textsOf(en))
const german = new Map(textsOf(de))
const placeholders = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

describe('the catalogue of errors', () => {
  it('has every text in both languages, and none is empty', () => {
    expect([...german.keys()]).toEqual([...english.keys()])
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('needs the same values in both languages', () => {
    const differing = [...english].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(german.get(key)).join(),
    )
    expect(differing).toEqual([])
  })

  it('has field texts that continue a sentence, and other texts that are whole sentences', () => {
    const isPart = (text: string) => /^\p{Ll}.*[^.]$/u.test(text)
    const isSentence = (text: string) => /^\p{Lu}.*[.}]$|^\{\{text\}\}$/u.test(text)
    for (const { field, request, recording_refusal, recording_warning } of [en, de]) {
      expect(Object.values(field).filter((text) => !isPart(text))).toEqual([])
      const sentences = [request, recording_refusal, recording_warning].flatMap((texts) =>
        Object.values(texts),
      )
      expect(sentences.filter((text) => !isSentence(text))).toEqual([])
    }
  })

  it('has no unused code', () => {
    const src = path.resolve(import.meta.dirname, '..')
    const exclude = ['**/*.test.ts', 'locales/**', 'migrations/**']
    const files = globSync('**/*.ts', { cwd: src, exclude })
    const code = files.map((file) => readFileSync(path.join(src, file), 'utf8')).join('\n')
    const { field, request, recording_refusal, recording_warning, content } = en
    const keys = [field, request, recording_refusal, recording_warning, content].flatMap(Object.keys)
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([])
  })
})

describe('the text of a field error', () => {
  const cases: [FieldReason, english: string, german: string][] = [
    [{ code: 'required' }, 'is required', 'ist erforderlich'],
    [{ code: 'too_small', minimum: 1 }, 'must be at least 1', 'muss mindestens 1 sein'],
    [{ code: 'too_large', maximum: 0.5 }, 'must be at most 0.5', 'darf höchstens 0.5 sein'],
    [
      { code: 'wrong_type', expected: ['integer', 'null'] },
      'must be a whole number or null',
      'muss eine ganze Zahl oder null sein',
    ],
    [
      { code: 'not_one_of', allowed: ['low', 'high', null] },
      'must be one of low, high, null',
      'muss einer dieser Werte sein: low, high, null',
    ],
    [
      { code: 'invalid_format', format: 'date' },
      'must be a day such as 2026-11-22',
      'muss ein Tag wie 2026-11-22 sein',
    ],
    [
      { code: 'guessable_password', part: '{{code}} $t(or)' },
      'must not be made of "{{code}} $t(or)", which is easy to guess',
      'darf nicht aus „{{code}} $t(or)“ bestehen, denn das ist leicht zu erraten',
    ],
  ]
  it.each(cases)('is in English and in German: %j', (reason, inEnglish, inGerman) => {
    expect(fieldText('en', reason)).toBe(inEnglish)
    expect(fieldText('de', reason)).toBe(inGerman)
  })
})

describe('the text of a refused request', () => {
  it('is a sentence with its values', () => {
    const reason = { code: 'rate_limited', retry_after_s: 9 } as const
    expect(requestText('en', reason)).toBe('Too many requests; please try again in 9 s.')
    expect(requestText('de', reason)).toBe('Zu viele Anfragen; bitte versuche es in 9 s noch einmal.')
  })
})
