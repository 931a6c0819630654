/** The rest of a text is not searched. Counted after folding, which turns some characters into eighteen. */
const MAX_FOLDED_LENGTH = 20_000
/** The number of different words of a text that can be found. */
export const MAX_WORDS = 1_000
/** Longer words are cut, in texts and in queries. */
export const MAX_WORD_LENGTH = 40

/** Letters that Unicode does not decompose, and the plain letters that people type instead. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ς: 'σ',
}
const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g')
/** Accents and points. Marks that spell a vowel, such as those of Hindi and Thai, are part of the word. */
const ACCENTS = /[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]]+/gv

/** Scripts without spaces between words. */
const UNSPACED = String.raw`[[\p{L}\p{M}\p{N}]&&[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]`
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'v')
/** A word, a run without spaces, a flag or an emoji. */
const PIECE = new RegExp(
  String.raw`[[\p{L}\p{M}\p{N}]--${UNSPACED}]+|${UNSPACED}+|\p{RI}{2}|\p{Extended_Pictographic}`,
  'gv',
)
const ASCII = /^[\0-\x7F]*$/

/** The beginning of a text, without differences of accents, case and width. */
function fold(text: string): string {
  if (ASCII.test(text)) return text.slice(0, MAX_FOLDED_LENGTH).toLowerCase()
  return text
    .normalize('NFKD')
    .slice(0, MAX_FOLDED_LENGTH)
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter]!)
}

/**
 * The words of a text, folded and without duplicates. A word is a run of letters and digits, an emoji or a flag. A run
 * in a script without spaces is split into every pair of neighbouring characters and its last character, so that a
 * query can find any part of the run.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const word of pieces(text, true)) {
    words.add(word)
    if (words.size === MAX_WORDS) break
  }
  return [...words]
}

/** All words of a text in their order, folded like those of `wordsOf`. A run without spaces is one word a character. */
export function foldedWords(text: string): string[] {
  return [...(fold(text).match(PIECE) ?? [])].flatMap((piece) =>
    BEGINS_UNSPACED.test(piece) ? [...piece] : [piece],
  )
}

/**
 * The words of a query. A text matches when each of them begins one of `wordsOf(text)`. A word that is the beginning of
 * another word of the query is left out.
 */
export function queryWords(query: string): string[] {
  const words = [...new Set(pieces(query, false))]
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
}

function* pieces(text: string, endsRuns: boolean): Iterable<string> {
  for (const piece of fold(text).match(PIECE) ?? []) {
    if (BEGINS_UNSPACED.test(piece)) yield* pairs([...piece], endsRuns)
    else yield cut(piece)
  }
}

function* pairs(run: string[], endsRuns: boolean): Iterable<string> {
  for (let at = 1; at < run.length; at++) yield run[at - 1]! + run[at]!
  if (endsRuns || run.length === 1) yield run.at(-1)!
}

/** Shortens a word to the limit, without splitting a surrogate pair. */
function cut(word: string): string {
  return word.length <= MAX_WORD_LENGTH
    ? word
    : word.slice(0, MAX_WORD_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}
