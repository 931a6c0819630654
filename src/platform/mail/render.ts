import { isIP } from 'node:net'
import type { NoticeKind } from '../../locales/mail/rules.ts'
import type { Language } from '../i18n.ts'
import { harmlessAddress, harmlessName, harmlessText } from './harmless.ts'
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
  const shown = { site, ...displayValues(language, { ...values }) }
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

type ValueNames<V> = V extends unknown ? keyof V : never
type ValueName = Exclude<ValueNames<MailValues[MailKind]>, 'link'>
type Display = (language: Language, value: never) => string

const asName: Display = (_, name: string) => harmlessName(name)

/** How each value becomes text. Text that somebody wrote must not become a link, because somebody else may read it. */
const DISPLAYS: Record<ValueName, Display> = {
  username: asName,
  inviter: asName,
  name: asName,
  browser: asName,
  device: asName,
  new_email: (_, address: string) => harmlessAddress(address),
  address: (_, address: string) => (isIP(address) ? address : ''),
  reason: (_, reason: string) => harmlessText(reason),
  line: (_, line: string) => harmlessText(line),
  lines: (_, lines: string[]) => lines.map(harmlessText).join('\n'),
  change: (language, change: string) => mailText(language, `factor_change.${change}` as MailTextKey),
  at: formatInstant,
  since: formatInstant,
  notices: (language, notices: MailValues['sum_up']['notices']) =>
    Object.entries(notices)
      .map(([kind, count]) => `${mailText(language, `held.${kind as NoticeKind}`)}: ${count}`)
      .join('\n'),
  until: (language, until: string | null) =>
    until === null ? mailText(language, 'no_end') : formatInstant(language, until),
}

function displayValues(
  language: Language,
  { link, ...values }: Record<string, unknown>,
): Record<string, string> {
  const shown: Record<string, string> = {}
  if (link) shown.link_until = formatInstant(language, (link as MailLink).expires_at ?? '')
  for (const [name, value] of Object.entries(values)) {
    const display = DISPLAYS[name as ValueName]
    shown[name] = display(language, value as never) || mailText(language, 'unknown')
  }
  return shown
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
