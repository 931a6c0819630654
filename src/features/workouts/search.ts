import { invalidField } from '../../platform/errors.ts'
import { queryWords, wordsOf } from '../../platform/words.ts'

/** Every word of a query is a search of its own in the index. */
const MAX_QUERY_WORDS = 20

/** The value of the column `search_words`: each word after a space. */
export function searchWordsOf(title: string, notes: string): string {
  return wordsOf(`${title}\n${notes}`)
    .map((word) => ` ${word}`)
    .join('')
}

/** The words of a query, separated by spaces; throws `invalid` for `field` when there are none or too many. */
export function wantedWords(query: string, field: string): string {
  const words = queryWords(query)
  if (words.length === 0) throw invalidField(field, 'no_words')
  if (words.length > MAX_QUERY_WORDS)
    throw invalidField(field, { code: 'too_many_words', maximum: MAX_QUERY_WORDS })
  return words.join(' ')
}
