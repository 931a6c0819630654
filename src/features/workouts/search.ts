/** Text as `search` compares it: without accents, case and width. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** A pattern in which nothing stands for anything else; `\` escapes. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
