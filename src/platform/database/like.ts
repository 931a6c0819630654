import { type RawBuilder, sql } from 'kysely'

/** True when the column contains the text literally: `%` and `_` have no special meaning. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} like ${`%${escapeLike(text)}%`} escape '\\'`
}

/** The text as a literal `like` pattern, escaped with `\`. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
