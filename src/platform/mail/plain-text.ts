import type { MailParts } from './parts.ts'

const MAX_LINE_LENGTH = 76

/** The text part of a mail. Lines are wrapped; the address has its own line and is never wrapped. */
export function plainText({ before, button, after, footer }: MailParts): string {
  const paragraphs = [
    ...before.map(wrap),
    ...(button ? [`${button.label}:\n${button.address}`] : []),
    ...after.map(wrap),
    `-- \n${wrap(footer)}`,
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function wrap(paragraph: string): string {
  return paragraph.split('\n').map(wrapLine).join('\n')
}

function wrapLine(line: string): string {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last && last.length + 1 + word.length > MAX_LINE_LENGTH) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join('\n')
}
