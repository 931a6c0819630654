import { escapeMarkup } from '../markup.ts'
import type { MailParts } from './parts.ts'

const BODY =
  'margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#09755e;color:#ffffff;font-weight:600;text-decoration:none'
const FOOTER = 'margin:32px 0 0;font-size:14px;opacity:0.7'

/**
 * The HTML part of a mail. It loads nothing from a server, follows the reader's light or dark mode, and asks
 * mail programs to make no links of their own.
 */
export function htmlPage({ language, subject, before, button, after, footer }: MailParts): string {
  const content = [
    ...before.map(paragraph),
    ...(button ? [linkParagraphs(button)] : []),
    ...after.map(paragraph),
    `<p style="${FOOTER}">${escapeMarkup(footer)}</p>`,
  ]
  return `<!doctype html>
<html lang="${language}" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeMarkup(subject)}</title>
</head>
<body style="${BODY}">
<div style="max-width:36em;margin:0 auto">
${content.join('\n')}
</div>
</body>
</html>
`
}

function paragraph(text: string): string {
  return `<p style="margin:0 0 16px">${escapeMarkup(text).replaceAll('\n', '<br>')}</p>`
}

function linkParagraphs({ label, address, hint }: NonNullable<MailParts['button']>): string {
  const target = escapeMarkup(address)
  return [
    `<p style="margin:24px 0"><a href="${target}" style="${BUTTON}">${escapeMarkup(label)}</a></p>`,
    `<p style="margin:0 0 16px;font-size:14px">${escapeMarkup(hint)}<br><a href="${target}" style="color:inherit;word-break:break-all">${target}</a></p>`,
  ].join('\n')
}
