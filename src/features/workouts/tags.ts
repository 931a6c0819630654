/** A tag as it is kept: in lower case, without spaces around it, each character in its usual form. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').trim().toLowerCase()
}

/** The tags as they are kept: each once, in their order, none empty; a JSON text. */
export function tagsColumn(tags: readonly string[]): string {
  return JSON.stringify([...new Set(tags.map(foldTag).filter(Boolean))])
}

/** What `tagsColumn` wrote. */
export function parseTags(column: string): string[] {
  return column === '[]' ? [] : (JSON.parse(column) as string[])
}
