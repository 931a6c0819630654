import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../i18n.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'
import { renderMail } from './render.ts'
import { MAIL_KINDS } from './texts.ts'

const SITE = 'https://fit.example.org'
const LINK: MailLink = { path: '/page', nonce: 'n', uid: 7, expires_at: '2026-11-22T13:30:00.000Z' }
const ADDRESS = `${SITE}/page#token=${'t'.repeat(43)}&uid=7`
const at = '2026-11-22T12:05:00.000Z'

/** Values for every kind, with `text` for each value that somebody chooses. A missing kind does not compile. */
function valuesWith(text: string): MailValues {
  const username = text
  const place = { browser: text, device: text }
  return {
    verify_email: { username, link: LINK },
    email_taken: { username },
    reset_password: { username, link: LINK },
    confirm_email: { username, link: LINK },
    email_change_asked: { username, new_email: text },
    email_changed: { username, new_email: text },
    new_device: { username, ...place, address: '2001:db8::7', at },
    password_changed: { username, at },
    second_factor_changed: { username, change: 'totp_on', at },
    token_reused: { username, ...place, at },
    sign_in_limited: { username, link: { path: '/page' } },
    sign_in_locked: { username, link: { path: '/page' } },
    api_key_made: { username, name: text },
    suspended: { username, reason: text, until: at },
    restored: { username },
    content_hidden: { username, reason: text, link: { path: '/page' } },
    account_warned: { username, reason: text, link: { path: '/page' } },
    account_limited: { username, reason: text, until: at, link: { path: '/page' } },
    account_suspended: { username, reason: text, until: at, link: LINK },
    appeal_upheld: { username, reason: text },
    appeal_reversed: { username, reason: text },
    deletion_asked: { username, at },
    deletion_cancelled: { username },
    account_deleted: { username },
    export_ready: { username, link: { path: '/page' }, until: at },
    notification: { username, line: text, link: { path: '/page' } },
    digest: { username, lines: [text, text], link: { path: '/page' } },
    invitation: { inviter: text, link: LINK },
    sum_up: { username, since: at, notices: { new_device: 5, api_key_made: 2 } },
  }
}
const NAME = 'ana'
const VALUES = valuesWith(NAME)

const cases = LANGUAGES.flatMap((language) => MAIL_KINDS.map((kind) => ({ language, kind })))
type Language = (typeof LANGUAGES)[number]

function render<K extends MailKind>(
  kind: K,
  language: Language = 'en',
  values: MailValues[K] = VALUES[kind] as MailValues[K],
) {
  return renderMail({ kind, language, values }, SITE, () => ADDRESS)
}

describe('rendered mails', () => {
  it('cover every kind', () => {
    expect(MAIL_KINDS.toSorted()).toEqual((Object.keys(VALUES) as MailKind[]).toSorted())
  })

  it.each(cases)('contain every text and value: $kind in $language', ({ kind, language }) => {
    const { subject, text, html } = render(kind, language)
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(
        /\{\{|\}\}|undefined|null|\[object|NaN|Invalid Date|kind\.|factor_change\.|mail:/,
      )
    }
    expect(subject).toMatch(/^[^\r\n]{10,90}$/)
    expect(text.length).toBeGreaterThan(150)
    expect(text).toContain(SITE)
  })

  it.each(cases)('contain the values, and no instant in ISO 8601: $kind in $language', (of) => {
    const { html, text, subject } = render(of.kind, of.language)
    for (const part of [html, text]) expect(part).toContain(NAME)
    for (const part of [html, text, subject])
      expect(part).not.toMatch(/\d{4}-\d{2}-\d{2}|T\d{2}:\d{2}|\.000Z/)
  })

  it.each(cases)('escape HTML in values: $kind in $language', ({ kind, language }) => {
    const { html } = render(kind, language, valuesWith('<script>alert("x")</script> & \'co\'')[kind])
    expect(html).not.toMatch(/<script|alert\("x"\)| & /)
  })

  it.each(cases)('contain no remote images, styles or scripts: $kind in $language', ({ kind, language }) => {
    const { html } = render(kind, language)
    expect(html).toContain(`<html lang="${language}"`)
    expect(html).not.toMatch(/<(img|link|script|iframe|table|style)\b|\bsrc=|url\(|@import/i)
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    const wanted = 'link' in VALUES[kind] ? Array(2).fill(ADDRESS.replace('&', '&amp;')) : []
    expect(targets).toEqual(wanted)
  })

  it.each(cases)('wrap long lines but never the link: $kind in $language', ({ kind, language }) => {
    const lines = render(kind, language).text.split('\n')
    expect(lines.filter((line) => line.length > 76 && line !== ADDRESS)).toEqual([])
    expect(lines.filter((line) => line === ADDRESS)).toHaveLength('link' in VALUES[kind] ? 1 : 0)
  })

  it('differ from English in every other language', () => {
    const both = MAIL_KINDS.filter((kind) => render(kind, 'de').text === render(kind, 'en').text)
    expect(both).toEqual([])
  })
})

describe('the values of a mail', () => {
  it('show instants in UTC, formatted for the language', () => {
    const text = (language: Language) => render('password_changed', language).text.replaceAll('\n', ' ')
    expect(text('en')).toContain('22 November 2026 at 12:05 UTC')
    expect(text('de')).toContain('22. November 2026 um 12:05 UTC')
  })

  it('show until when a link works, and that it works once', () => {
    expect(render('reset_password').text).toContain(
      'The link works once, until 22 November 2026 at 13:30 UTC.',
    )
    const { expires_at: _, ...link } = LINK
    expect(render('reset_password', 'en', { username: NAME, link }).text).toContain(
      'The link works once, and only for a limited time.',
    )
    expect(render('export_ready').text).not.toContain('The link works once')
  })

  it('show unknown values and a missing end date as words', () => {
    const unknown = { username: NAME, browser: '', device: '', address: '::1', at }
    expect(render('new_device', 'en', unknown).text).toContain(
      'Browser: unknown\nDevice: unknown\nAddress: ::1\n',
    )
    const open = { username: NAME, reason: 'spam', until: null }
    expect(render('suspended', 'en', open).text).toContain('Reason: "spam"\nEnd: open')
    expect(render('suspended', 'de', open).text).toContain('Grund: „spam“\nEnde: offen')
  })

  it.each<MailValues['second_factor_changed']['change']>([
    'totp_on',
    'totp_off',
    'passkey_added',
    'passkey_removed',
    'recovery_codes_made',
    'recovery_code_used',
  ])('describe the change of the second factor: %s', (change) => {
    for (const language of LANGUAGES) {
      const { text } = render('second_factor_changed', language, { username: NAME, change, at })
      expect(text).not.toContain(change)
      expect(text.split('\n\n')[2]?.length).toBeGreaterThan(40)
    }
  })

  it('cannot start a line, act as a template, or reverse the text direction', () => {
    const name = 'a\r\nBcc: b@c\n\nDear {{site}}\u202eevil\u0000\u2028c'
    const { text, html, subject } = render('invitation', 'en', { inviter: name, link: LINK })
    const shown = 'a Bcc· b·c Dear ·site·evil c'
    expect(subject).toBe(`${shown} invites you to FitTrack`)
    expect(text.replaceAll('\n', ' ')).toContain(`${shown} invites you`)
    expect(html).toContain(`${shown} invites you`)
  })
})

/** What mail programs turn into links: addresses with and without a scheme, e-mail addresses, telephone numbers. */
const LINKS: [string, RegExp][] = [
  ['a dot or a colon inside a word', /[\p{L}\p{N}][.:。．｡․][\p{L}\p{N}]/u],
  ['a scheme', /:\/\/|\b(?:mailto|tel|javascript|data):\S/i],
  ['an e-mail address', /@/],
  ['a telephone number', /(?<![\p{L}\p{N}])\+?\p{Nd}(?:[ ()./_-]*\p{Nd}){6,}/u],
  ['an invisible character', /[\p{Cf}\u2028\u2029]/u],
  ['a slash or a backslash', /[\p{L}\p{N}][/\\]|[/\\][\p{L}\p{N}]/u],
]
const HOSTILE = [
  'evil.com',
  'www.evil.com',
  'http://evil.example',
  'https://evil.example/a?b=c#d',
  'HTTPS:\\\\evil.example',
  '//evil.com/x',
  'evil.com:8080',
  'evil.com.',
  '.evil.com',
  'a..b.com',
  'evil\u3002com',
  'evil\uff0ecom',
  'evil\uff61com',
  'evil\u2024com',
  'evil\u200b.\u200bcom',
  'ev\u00adil.com',
  'evil.\u202emoc',
  'evil\u2060.com',
  '\uff48\uff54\uff54\uff50\uff1a\uff0f\uff0fevil\uff0ecom',
  'http\u2236\u2215\u2215evil.com',
  '\u2100.evil\u2488com',
  'xn--evil-1ua.com',
  'евил.рф',
  '例え.テスト',
  'b@evil.com',
  'b\uff20evil.com',
  '"b c"@evil.com',
  'mailto:b@evil.com',
  'tel:+19005550199',
  'javascript:alert(1)',
  'data:text/html,x',
  '<a href="http://evil.com">',
  '[click](http://evil.com)',
  'Call +1 (900) 555-0199 now',
  '1-900-555-0199',
  '1.900.555.0199',
  '\u0661\u0669\u0660\u0660\u0665\u0665\u0665\u0660\u0661\u0669\u0669',
  '192.0.2.66',
  '[2001:db8::66]/x',
  'ftp.evil.com/a b',
  'Pay at evil.com, or evil.net! See evil.org/x.',
  'evil.com\r\n\r\nhttp://evil.com',
]

describe('what somebody else wrote', () => {
  it.each(HOSTILE)('becomes no link in any mail: %j', (text) => {
    for (const { kind, language } of cases) {
      const { html, ...mail } = render(kind, language, valuesWith(text)[kind])
      const words = html.replace(/<head>.*<\/head>/s, '').replace(/<[^>]*>/g, ' ')
      for (const part of [mail.subject, mail.text, words]) {
        // Removes the addresses of this server, which are meant to be links, and the values that have colons.
        const rest = part.replaceAll(ADDRESS, '').replaceAll(escaped(ADDRESS), '').replaceAll(SITE, '')
        const foreign = rest.replaceAll('2001:db8::7', '').replaceAll(/\b1[23]:[03][05]\b/g, '')
        for (const [what, link] of LINKS)
          expect([kind, what, link.exec(foreign)?.[0]]).toEqual([kind, what, undefined])
      }
    }
  })

  it('keeps names and sentences readable', () => {
    const shown = (text: string) => {
      const lines = render('suspended', 'en', { username: text, reason: text, until: null }).text.split('\n')
      return [lines[0]?.slice('Hello '.length, -1), /Reason: "(.*)"/.exec(lines.join('\n'))?.[1]]
    }
    expect(shown('ana.lind')).toEqual(['ana·lind', 'ana·lind'])
    expect(shown('Jürgen O’Neil 2')).toEqual(['Jürgen O’Neil 2', 'Jürgen O’Neil 2'])
    expect(shown('Spam, twice. Stop!')).toEqual(['Spam· twice· Stop·', 'Spam, twice. Stop!'])
    expect(shown('日本語 ⌚ नमस्ते')).toEqual(['日本語 ⌚ नमस्ते', '日本語 ⌚ नमस्ते'])
    expect(shown('')).toEqual(['unknown', 'unknown'])
  })

  it('is shortened: names to 40 characters, reasons to 500', () => {
    const { text } = render('suspended', 'en', {
      username: 'n'.repeat(90),
      reason: 'r '.repeat(900),
      until: null,
    })
    expect(text).toContain(`Hello ${'n'.repeat(39)}…,`)
    expect(text.match(/\br\b/g)).toHaveLength(250)
  })
})

function escaped(address: string): string {
  return address.replaceAll('&', '&amp;')
}
