/** So much of a text is searched, counted after folding: some characters unfold to eighteen. */
export const MAX_FOLDED_LENGTH = 20_000
/** So many different words of a text are found. */
export const MAX_WORDS = 1_000
/** Longer words are cut, in texts and in queries. */
export const MAX_WORD_LENGTH = 40

/** Letters that have no decomposition in Unicode, but that people also type without the stroke, or as two letters. */
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
/** Accents and points. Marks that spell a vowel, as those of Hindi and Thai, are part of the word. */
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

/** Text without accents, case and width. */
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
 * of a script without spaces gives each pair of neighbouring characters, and its last character: so each part of the
 * run begins at one of them.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const word of pieces(text, true)) {
    words.add(word)
    if (words.size === MAX_WORDS) break
  }
  return [...words]
}

/**
 * The words that a query asks for: a text matches when each of them begins one of `wordsOf(text)`. A word that begins
 * another one of the query is left out.
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

/** The first characters of a word; never half of a surrogate pair. */
function cut(word: string): string {
  return word.length <= MAX_WORD_LENGTH
    ? word
    : word.slice(0, MAX_WORD_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}
