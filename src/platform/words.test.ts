import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_WORD_LENGTH, MAX_WORDS, queryWords, wordsOf } from './words.ts'

const finds = (query: string, text: string) => {
  const words = wordsOf(text)
  return queryWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)))
}

describe('the words of a text', () => {
  const cases: [string, string, string[]][] = [
    ['ignore case and accents', 'ÉLAN Žalec elan', ['elan', 'zalec']],
    [
      'are split by punctuation',
      "l'étang, D_e; 5.5–km (don't)",
      ['l', 'etang', 'd', 'e', '5', 'km', 'don', 't'],
    ],
    ['keep letters and digits together', '10km 5x1000', ['10km', '5x1000']],
    ['ignore width and ligatures', 'Ｆｕｌｌ ﬁt ⅷ', ['full', 'fit', 'viii']],
    [
      'spell ß, æ, ø, ł and đ with plain letters',
      'Straße STRASSE Ærø Łódź Đakovo',
      ['strasse', 'aero', 'lodz', 'dakovo'],
    ],
    ['have the same i for both Turkish letters', 'İzmir IŞIK ışık', ['izmir', 'isik']],
    ['have the same sigma for both Greek letters', 'ΟΔΟΣ οδός', ['οδοσ']],
    ['leave out the points of Hebrew and Arabic', 'שָׁלוֹם مُحَمَّد', ['שלום', 'محمد']],
    ['keep the vowels of Hindi', 'दौड़ना', ['दौड़ना'.normalize('NFKD')]],
    ['are pairs in scripts without spaces', '東京マラソン', ['東京', '京マ', 'マラ', 'ラソ', 'ソン', 'ン']],
    ['are split between scripts with and without spaces', '10km走る', ['10km', '走る', 'る']],
    ['include each emoji, without its skin tone, and each flag', '🚴🏽‍♀️🇸🇮❤️', ['🚴', '♀', '🇸🇮', '❤']],
    ['leave out all other characters', ' \t"+-*/%\\:#\u200b\ud800', []],
  ]
  it.each(cases)('%s', (_, text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('are limited in length and number, without cutting a character in half', () => {
    expect(wordsOf(`${'x'.repeat(39)}𝓐${'y'.repeat(9)}`)).toEqual([`${'x'.repeat(39)}a`])
    expect(wordsOf(`${'x'.repeat(39)}𐐨𐐨`)).toEqual(['x'.repeat(39)])
    const many = Array.from({ length: 2_000 }, (_, i) => `w${i}`)
    expect(wordsOf(many.join(' '))).toEqual(many.slice(0, MAX_WORDS))
    expect(wordsOf('\ufdfa'.repeat(10_000)).length).toBeLessThan(10)
  })

  it('consist of letters, digits and emoji only, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of wordsOf(text)) {
          expect(word).not.toMatch(/[^\p{L}\p{M}\p{N}\p{RI}\p{Extended_Pictographic}]/u)
          expect(word.isWellFormed()).toBe(true)
          expect(word.length).toBeLessThanOrEqual(MAX_WORD_LENGTH)
        }
      }),
    )
  })
})

describe('a search', () => {
  const TEXT = "Round the lake — l'étang, 21.1 km! 東京マラソン 🚴 Straße"
  const queries: [string, boolean][] = [
    ['lak', true],
    ['ake', false],
    ['LAKE round', true],
    ['lake rain', false],
    ['étang', true],
    ["l'etang", true],
    ['21.1', true],
    ['21', true],
    ['22', false],
    ['stras', true],
    ['STRASSE', true],
    ['マラソン', true],
    ['ラ', true],
    ['東京マ', true],
    ['京東', false],
    ['🚴', true],
    ['🏃', false],
    ['ll', false],
  ]
  it.each(queries)('for %s finds the text: %s', (query, expected) => {
    expect(finds(query, TEXT)).toBe(expected)
  })

  const letters = fc.stringMatching(/^[\p{L}\p{N}]{1,12}$/u)

  it('finds a text by every beginning of every word', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (words, which, length) => {
          const word = [...words[which % words.length]!]
          const beginning = word.slice(0, 1 + (length % word.length)).join('')
          expect(finds(beginning, words.join(' '))).toBe(true)
        },
      ),
    )
  })

  it('finds a text by every part of it, in a script without spaces', () => {
    const run = fc.stringMatching(/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,20}$/u)
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), (text, from, length) => {
        const characters = [...text]
        const start = from % characters.length
        const part = characters.slice(start, start + 1 + (length % characters.length)).join('')
        expect(finds(part, text)).toBe(true)
      }),
    )
  })
})

describe('the words of a query', () => {
  it('leave out duplicates, and a word that is the beginning of another one', () => {
    expect(queryWords('ri ride RIDE rides lake')).toEqual(['rides', 'lake'])
  })

  it('are none when it has no letter, digit or emoji', () => {
    expect(queryWords(' %_!\u200d ')).toEqual([])
  })
})
