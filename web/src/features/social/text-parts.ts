/** A part of a comment. Parts with an `href` are links; a mention links to a person of this server. */
export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; href: string }

/** The beginning of a link, or a mention as the server finds it: not after a letter, so no address of a mail. */
const LINK_OR_MENTION =
  /\bhttps?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}._@-])@[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/giu

/** Divides plain text into text, links with http or https, and mentions of people whom the server has found. */
export function textParts(content: string, mentions: readonly { username: string }[]): TextPart[] {
  const usernames = new Map(mentions.map(({ username }) => [username.toLowerCase(), username]))
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of content.matchAll(LINK_OR_MENTION)) {
    const part = found.startsWith('@') ? mentionPart(found, usernames) : linkPart(found)
    if (!part) continue
    if (index > end) parts.push({ kind: 'text', text: content.slice(end, index) })
    parts.push(part)
    end = index + part.text.length
  }
  if (end < content.length) parts.push({ kind: 'text', text: content.slice(end) })
  return parts
}

function mentionPart(found: string, usernames: ReadonlyMap<string, string>): TextPart | null {
  const username = usernames.get(found.slice(1).toLowerCase())
  return username === undefined ? null : { kind: 'mention', text: found, href: `/people/${username}` }
}

function linkPart(found: string): TextPart | null {
  const text = withoutPunctuation(found)
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return ['http:', 'https:'].includes(protocol) ? { kind: 'link', text, href } : null
}

/** The punctuation after a link belongs to the sentence, and so does a bracket that the link does not open. */
function withoutPunctuation(link: string): string {
  const last = link.at(-1) ?? ''
  const isEnd = /[.,;:!?'”’»*_]/.test(last) || (last === ')' && !isBalanced(link))
  return isEnd ? withoutPunctuation(link.slice(0, -1)) : link
}

function isBalanced(link: string): boolean {
  return link.split('(').length >= link.split(')').length
}
