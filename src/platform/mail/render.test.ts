import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../i18n.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'
import { renderMail } from './render.ts'
import { MAIL_KINDS } from './texts.ts'

const SITE = 'https://fit.example.org'
const LINK: MailLink = { path: '/page', nonce: 'n', uid: 7, expires_at: '2026-11-22T13:30:00.000Z' }
const ADDRESS = `${SITE}/page#token=${'t'.repeat(43)}&uid=7`
const NAME = '<script>alert("x")</script> & \'co\''
const username = NAME
const at = '2026-11-22T12:05:00.000Z'
const place = { browser: 'Firefox', device: 'Windows computer' }

/** Values for every kind; a missing kind does not compile. */
const VALUES: MailValues = {
  verify_email: { username, link: LINK },
  email_taken: { username, other_username: NAME },
  reset_password: { username, link: LINK },
  confirm_email: { username, link: LINK },
  email_change_asked: { username, new_email: 'new@example.org' },
  email_changed: { username, new_email: 'new@example.org' },
  new_device: { username, ...place, address: '203.0.113.7', at },
  password_changed: { username, at },
  second_factor_changed: { username, change: 'totp_on', at },
  token_reused: { username, ...place, at },
  sign_in_limited: { username, link: { path: '/page' } },
  sign_in_locked: { username, link: { path: '/page' } },
  api_key_made: { username, name: NAME },
  suspended: { username, reason: NAME, until: at },
  restored: { username },
  deletion_asked: { username, at },
  deletion_cancelled: { username },
  account_deleted: { username },
  export_ready: { username, link: { path: '/page' }, until: at },
  invitation: { inviter: NAME, link: LINK },
}

const cases = LANGUAGES.flatMap((language) => MAIL_KINDS.map((kind) => ({ language, kind })))
type Language = (typeof LANGUAGES)[number]

function render<K extends MailKind>(
  kind: K,
  language: Language = 'en',
  values: MailValues[K] = VALUES[kind],
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

  it.each(cases)('escape HTML in values: $kind in $language', ({ kind, language }) => {
    const { html, text } = render(kind, language)
    expect(text).toContain(NAME)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;')
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
    expect(render('password_changed').text).toContain('22 November 2026 at 12:05 UTC')
    expect(render('password_changed', 'de').text).toContain('22. November 2026 um 12:05 UTC')
  })

  it('show until when a link works, and that it works once', () => {
    expect(render('reset_password').text).toContain(
      'The link works once, until 22 November 2026 at 13:30 UTC.',
    )
    const { expires_at: _, ...link } = LINK
    expect(render('reset_password', 'en', { username, link }).text).toContain(
      'The link works once, and only for a limited time.',
    )
    expect(render('export_ready').text).not.toContain('The link works once')
  })

  it('show unknown values and a missing end date as words', () => {
    const unknown = { username, browser: '', device: '', address: '::1', at }
    expect(render('new_device', 'en', unknown).text).toContain(
      'Browser: unknown\nDevice: unknown\nAddress: ::1\n',
    )
    const open = { username, reason: 'spam', until: null }
    expect(render('suspended', 'en', open).text).toContain('Reason: spam\nEnd: open')
    expect(render('suspended', 'de', open).text).toContain('Grund: spam\nEnde: offen')
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
      const { text } = render('second_factor_changed', language, { username, change, at })
      expect(text).not.toContain(change)
      expect(text.split('\n\n')[2]?.length).toBeGreaterThan(40)
    }
  })

  it('cannot start a line, act as a template, or reverse the text direction', () => {
    const name = 'a\r\nBcc: b@example.org\n\nDear {{site}} $t(greeting)\u202eevil\u0000\u2028c'
    const { text, html, subject } = render('invitation', 'en', { inviter: name, link: LINK })
    const shown = 'a Bcc: b@example.org Dear {{site}} $t(greeting) evil c'
    expect(subject).toBe(`${shown} invites you to FitTrack`)
    expect(text.replaceAll('\n', ' ')).toContain(`${shown} invites you`)
    expect(html).toContain(`${shown} invites you`)
  })
})
