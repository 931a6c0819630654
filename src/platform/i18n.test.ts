import { describe, expect, it } from 'vitest'
import { addTexts, preferredLanguage, translate } from './i18n.ts'

describe('the preferred language', () => {
  const cases: [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['DE', 'de'],
    ['de-AT', 'de'],
    ['de-CH-1996', 'de'],
    ['en-GB, de;q=0.9', 'en'],
    ['fr, de;q=0.5, en;q=0.4', 'de'],
    ['fr, en;q=0.4, de;q=0.5', 'de'],
    ['de;q=0.1, en;q=0.9', 'en'],
    ['de; q=0.8', 'de'],
    ['de;q=0, en', 'en'],
    ['de;q=0', 'en'],
    ['de;q=high', 'en'],
    ['fr, es', 'en'],
    ['*', 'en'],
    ['den', 'en'],
    ['deutsch', 'en'],
    [',,;;,', 'en'],
    ['x'.repeat(10_000), 'en'],
  ]
  it.each(cases)('is read from the header %j: %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})

describe('a text', () => {
  it('is in the requested language', () => {
    expect(translate('en', 'sport.running')).toBe('Running')
    expect(translate('de', 'sport.running')).not.toBe('Running')
  })

  it('comes from the catalogue named in its key; a list becomes paragraphs', () => {
    addTexts('proof', { en: { text: ['One {{noun}}.', 'Two.'] }, de: { text: ['Ein {{noun}}.', 'Zwei.'] } })
    expect(translate('de', 'proof:text', { noun: 'Lauf' })).toBe('Ein Lauf.\n\nZwei.')
  })

  it('inserts values literally', () => {
    const values = { part: '<b>{{noun}}</b>', noun: '$t(sport.running)' }
    expect(translate('en', 'workout_title', values)).toBe('<b>{{noun}}</b> $t(sport.running)')
  })
})
