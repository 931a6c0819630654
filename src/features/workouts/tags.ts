import { invalidField } from '../../platform/errors.ts'
import { ONE_LINE } from '../../platform/http/schema.ts'
import { MAX_TAG_LENGTH } from './limits.ts'

/** A tag as it is stored: lower case, trimmed, and in Unicode normal form KC. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').trim().toLowerCase()
}

/** The search for a tag looks for its quoted JSON form, which these characters would break. */
const QUOTE_OR_BACKSLASH = /["\\]/
const VISIBLE = new RegExp(ONE_LINE, 'u')

/** The value of the column `tags`: a JSON list without duplicates and empty tags. Throws `invalid` for `field`. */
export function tagsColumn(tags: readonly string[], field = 'tags'): string {
  const folded = [...new Set(tags.map(foldTag).filter(Boolean))]
  // Checked after folding: the normal form of a character may be longer, or may contain a forbidden character.
  if (folded.some((tag) => tag.length > MAX_TAG_LENGTH || QUOTE_OR_BACKSLASH.test(tag) || !VISIBLE.test(tag)))
    throw invalidField(field, { code: 'invalid_tag', maximum: MAX_TAG_LENGTH })
  return JSON.stringify(folded)
}

/** A searched tag in its stored form. Throws `invalid` for `field` when no workout can have this tag. */
export function wantedTag(tag: string, field: string): string {
  const [folded] = parseTags(tagsColumn([tag], field))
  if (folded === undefined) throw invalidField(field, { code: 'invalid_tag', maximum: MAX_TAG_LENGTH })
  return folded
}

/** Reads a value that `tagsColumn` wrote. */
export function parseTags(column: string): string[] {
  return column === '[]' ? [] : (JSON.parse(column) as string[])
}
