/** Text as `search` compares it: without accents, case and width. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** The value of the column `search_text`. */
export function searchTextOf(title: string, notes: string): string {
  return foldText(`${title}\n${notes}`)
}
