import { invalidField } from '../../platform/errors.ts'
import { queryWords, wordsOf } from '../../platform/words.ts'

/** Limits the cost of a search, which looks up every word of the query in the index. */
const MAX_QUERY_WORDS = 20

/** The value of the column `search_words`: each word after a space. */
export function searchWordsOf(title: string, notes: string): string {
  return wordsOf(`${title}\n${notes}`)
    .map((word) => ` ${word}`)
    .join('')
}

/** The words of a query, separated by spaces. Throws `invalid` for `field` when the query has none or too many. */
export function wantedWords(query: string, field: string): string {
  const words = queryWords(query)
  if (words.length === 0) throw invalidField(field, 'no_words')
  if (words.length > MAX_QUERY_WORDS)
    throw invalidField(field, { code: 'too_many_words', maximum: MAX_QUERY_WORDS })
  return words.join(' ')
}
