import { afterEach, describe, expect, test } from 'vitest'
import { useLanguage } from '../i18n/i18n.svelte.ts'
import { errorMessage, fieldError, formError } from './error-message.ts'
import { problemFrom } from './problem.ts'

afterEach(() => useLanguage('en'))

const invalid = (details: object, errors: Record<string, string[]>) =>
  problemFrom(400, { code: 'invalid', message: 'from the server', errors, details })
const refused = (status: number, code: string, reason?: object, retryAfter?: string) =>
  problemFrom(
    status,
    { code, message: 'From the server.', ...(reason && { details: { request: [reason] } }) },
    retryAfter,
  )

describe('the message of a problem', () => {
  const messages: [
    string,
    ReturnType<typeof problemFrom>,
    english: RegExp | string,
    german: RegExp | string,
  ][] = [
    [
      'a reason with values',
      refused(409, 'conflict', { code: 'quota_exceeded', quota: 'goals', limit: 200, used: 200 }),
      'This would be more than the 200 goals that you may have here. You have 200.',
      'Das wären mehr als die 200 Ziele, die du hier haben darfst. Du hast 200.',
    ],
    [
      'a code without a reason',
      refused(401, 'token_expired'),
      'The access token has expired.',
      'Das Zugriffstoken ist abgelaufen.',
    ],
    [
      'a suspension without an end',
      refused(403, 'suspended', { code: 'suspended', reason: 'Rude\nwords until noon: never' }),
      'This account is suspended. The reason given: “Rude\nwords until noon: never”',
      /^Dieses Konto ist gesperrt.*Rude\nwords until noon: never/s,
    ],
    [
      'a suspension with an end',
      refused(403, 'suspended', {
        code: 'suspended_until',
        reason: 'Spam',
        until: '2027-03-01T12:00:00.000Z',
      }),
      /^This account is suspended until .*March.*2027.* The reason given: “Spam”$/,
      /^Dieses Konto ist .*März 2027.*Spam/,
    ],
    [
      'a limit with the time to wait',
      refused(429, 'rate_limited', { code: 'rate_limited', retry_after_s: 120 }, '120'),
      'That was too often in a short time. Try again in 2 minutes.',
      /2 Minuten/,
    ],
  ]
  test.each(messages)('is in the language of the reader: %s', async (_, problem, english, german) => {
    expect(errorMessage(problem)).toEqual(matching(english))
    await useLanguage('de')
    expect(errorMessage(problem)).toEqual(matching(german))
  })

  test('is the sentence of the server for a code that the page does not know', () => {
    expect(errorMessage(refused(409, 'conflict', { code: 'new_reason' }))).toBe('From the server.')
    expect(errorMessage(problemFrom(418, null))).toBe('That did not work. Try again.')
  })
})

describe('the error of a field', () => {
  test('begins with its label, in the language of the reader', async () => {
    const problem = invalid({ duration: [{ code: 'too_small', minimum: 1 }] }, { duration: ['…'] })
    expect(fieldError(problem, 'duration', 'Duration')).toBe('Duration must be at least 1.')
    await useLanguage('de')
    expect(fieldError(problem, 'duration', 'Dauer')).toBe('Dauer muss mindestens 1 sein.')
  })

  test('lists what is expected', async () => {
    const problem = invalid({ a: [{ code: 'wrong_type', expected: ['integer', 'null'] }] }, { a: ['…'] })
    expect(fieldError(problem, 'a', 'Pulse')).toBe('Pulse must be a whole number or null.')
    await useLanguage('de')
    expect(fieldError(problem, 'a', 'Puls')).toBe('Puls muss eine ganze Zahl oder null sein.')
  })

  test('names another field by its label, or as "another field" when the form has no such label', async () => {
    const problem = invalid(
      { deadline: [{ code: 'before_field', other: 'start_date' }] },
      { deadline: ['…'] },
    )
    const labels = { start_date: 'Start' }
    expect(fieldError(problem, 'deadline', 'Deadline', { labels })).toBe('Deadline must not be before Start.')
    expect(fieldError(problem, 'deadline', 'Deadline')).toBe('Deadline must not be before another field.')
    await useLanguage('de')
    expect(fieldError(problem, 'deadline', 'Frist')).toMatch(/ein anderes Feld/)
  })

  test('formats numbers and days for the reader', async () => {
    const large = invalid({ a: [{ code: 'too_large', maximum: 1234.5 }] }, { a: ['…'] })
    const early = invalid({ a: [{ code: 'too_early', minimum: '2026-03-01' }] }, { a: ['…'] })
    expect(fieldError(large, 'a', 'Energy')).toBe('Energy must be at most 1,234.5.')
    expect(fieldError(early, 'a', 'Date')).toMatch(/must not be before .*Mar.* 2026\.$/)
    await useLanguage('de')
    expect(fieldError(large, 'a', 'Energie')).toMatch(/1\.234,5/)
    expect(fieldError(early, 'a', 'Datum')).toMatch(/3\.2026/)
  })

  test('gives limits in the unit of the form', () => {
    const problem = invalid({ a: [{ code: 'too_large', maximum: 2000 }] }, { a: ['…'] })
    const format = (metres: number) => `${metres / 1000} km`
    expect(fieldError(problem, 'a', 'Distance', { format })).toBe('Distance must be at most 2 km.')
  })

  test('is the text of the server for a code that the page does not know', () => {
    const problem = invalid({ a: [{ code: 'too_loud' }] }, { a: ['must be quieter'] })
    expect(fieldError(problem, 'a', 'Bell')).toBe('Bell must be quieter.')
  })

  test('is undefined for a field that was not refused', () => {
    expect(fieldError(null, 'a', 'A')).toBeUndefined()
    expect(fieldError(invalid({}, {}), 'a', 'A')).toBeUndefined()
  })
})

describe('the message above a form', () => {
  const problem = invalid({ a: [{ code: 'required' }] }, { a: ['is required'] })
  test('is empty when each refused field is in the form', () => {
    expect(formError(problem, ['a', 'b'])).toBe('')
  })
  test('is a general sentence when a refused field is not in the form', () => {
    expect(formError(problem, ['b'])).toBe('Something in this form is not accepted. Check what you entered.')
  })
  test('is the message of a problem without fields', () => {
    expect(formError(refused(403, 'forbidden', { code: 'role_missing' }), ['a'])).toBe(
      'Your role does not allow this.',
    )
  })
})

function matching(text: RegExp | string) {
  return typeof text === 'string' ? text : expect.stringMatching(text)
}
