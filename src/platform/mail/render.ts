import type { Language } from '../i18n.ts'
import { htmlPage } from './html.ts'
import type { MailKind, MailLink, MailValues } from './kinds.ts'
import type { MailParts } from './parts.ts'
import { plainText } from './plain-text.ts'
import { type MailTextKey, mailText } from './texts.ts'

type RenderedMail = { subject: string; text: string; html: string }

type MailContent<K extends MailKind> = { kind: K; language: Language; values: MailValues[K] }

/** Renders a mail. `mailLinkUrl` returns the address of its link. */
export function renderMail<K extends MailKind>(
  { kind, language, values }: MailContent<K>,
  site: string,
  mailLinkUrl: (link: MailLink) => string,
): RenderedMail {
  const shown = { site, ...displayValues(language, values) }
  const text = (key: MailTextKey) => mailText(language, key, shown)
  const { link } = values as { link?: MailLink }
  const greeting = text('username' in values ? 'greeting' : 'greeting_without_name')
  const life = link?.nonce === undefined ? [] : [text(link.expires_at ? 'link_until' : 'link_once')]
  const parts: MailParts = {
    language,
    subject: text(`kind.${kind}.subject`),
    before: [greeting, ...paragraphsOf(text(`kind.${kind}.before`))],
    button: link && {
      label: text(`kind.${kind}.button` as MailTextKey),
      address: mailLinkUrl(link),
      hint: text('link_hint'),
    },
    after: [...life, ...paragraphsOf(text(`kind.${kind}.after`))],
    footer: text('footer'),
  }
  return { subject: parts.subject, text: plainText(parts), html: htmlPage(parts) }
}

function paragraphsOf(text: string): string[] {
  return text.split('\n\n').filter(Boolean)
}

/** The values as text. No value can start a new line, paragraph or header, or reverse the text direction. */
function displayValues(language: Language, values: object): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (name === 'link') shown.link_until = formatInstant(language, (value as MailLink).expires_at ?? '')
    else if (name === 'change') shown.change = mailText(language, `factor_change.${value}` as MailTextKey)
    else if (name === 'until' && value === null) shown.until = mailText(language, 'no_end')
    else if (name === 'at' || name === 'until') shown[name] = formatInstant(language, value)
    else shown[name] = oneLine(String(value)) || mailText(language, 'unknown')
  }
  return shown
}

function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

/** Formats an instant in UTC, with the label UTC, because the reader may be in any time zone. */
function formatInstant(language: Language, iso: string): string {
  if (!iso) return ''
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return `${format.format(new Date(iso))} UTC`
}
