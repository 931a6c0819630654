/** What stands between an @ and the cursor: the name that somebody is typing. */
export type MentionSearch = { start: number; search: string }

const TYPED = /(?<![\p{L}\p{N}._@-])@([A-Za-z0-9._-]{0,30})$/u

/** The mention that is being typed at the cursor, if there is one. */
export function mentionAt(text: string, cursor: number): MentionSearch | null {
  const typed = TYPED.exec(text.slice(0, cursor))
  return typed && { start: typed.index, search: typed[1] ?? '' }
}

/** The text with the name of the chosen person, and the place of the cursor behind it. */
export function insertMention(
  text: string,
  { start, search }: MentionSearch,
  username: string,
): { text: string; cursor: number } {
  const rest = text.slice(start + 1 + search.length)
  const before = `${text.slice(0, start)}@${username}${rest.startsWith(' ') ? '' : ' '}`
  return { text: before + rest, cursor: before.length + (rest.startsWith(' ') ? 1 : 0) }
}
