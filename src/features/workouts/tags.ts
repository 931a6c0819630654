import { invalidField } from '../../platform/errors.ts'
import { ONE_LINE } from '../../platform/http/schema.ts'

/** A tag as it is kept: in lower case, without spaces around it, each character in its usual form. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').trim().toLowerCase()
}

/** Quotes could not be searched for; what cannot be seen is no name. */
const FORBIDDEN = /["\\]/
const SEEN = new RegExp(ONE_LINE, 'u')
export const LONGEST_TAG = 40

/** The tags as they are kept: each once, in their order, none empty; a JSON text. Throws `invalid` for `field`. */
export function tagsColumn(tags: readonly string[], field = 'tags'): string {
  const folded = [...new Set(tags.map(foldTag).filter(Boolean))]
  // Another form of a character may be a forbidden one, or several.
  if (folded.some((tag) => tag.length > LONGEST_TAG || FORBIDDEN.test(tag) || !SEEN.test(tag)))
    throw invalidField(field, { code: 'invalid_tag', maximum: LONGEST_TAG })
  return JSON.stringify(folded)
}

/** What `tagsColumn` wrote. */
export function parseTags(column: string): string[] {
  return column === '[]' ? [] : (JSON.parse(column) as string[])
}
