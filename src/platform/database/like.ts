import { type RawBuilder, sql } from 'kysely'

/** The condition that the column contains the text, letter by letter: no character of it stands for anything else. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} like ${`%${escapeLike(text)}%`} escape '\\'`
}

/** The text as a pattern in which nothing stands for anything else; `\` escapes. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
