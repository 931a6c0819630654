import { readFileSync } from 'node:fs'
import type { Config } from './config.ts'
import { invalidField, StartupError } from './errors.ts'
import { foldedWords } from './words.ts'

declare module './services.ts' {
  interface Services {
    wordList: WordList
  }
}

/** The words that an operator refuses. */
export type WordList = {
  /** True when nothing is refused. */
  isEmpty: boolean
  /** The first entry of the list that the text has; undefined if it has none. */
  findIn(text: string): string | undefined
}

/** An entry: its words must follow each other. The last one may be only the beginning of a word. */
type Entry = { text: string; words: string[]; isBeginning: boolean }

/** Reads the list of refused words: an entry a line, `#` begins a comment. Throws a StartupError for the operator. */
export function openWordList({ wordListFile }: Pick<Config, 'wordListFile'>): WordList {
  if (wordListFile === '') return toWordList([])
  try {
    return toWordList(readFileSync(wordListFile, 'utf8').split(/\r?\n/))
  } catch (error) {
    if (error instanceof StartupError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new StartupError(`WORD_LIST_FILE cannot be read: ${wordListFile} (${code}).`)
  }
}

export function toWordList(lines: string[]): WordList {
  const entries = lines
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter(Boolean)
    .map(toEntry)
  const byFirstWord = Map.groupBy(
    entries.filter(({ words, isBeginning }) => words.length > 1 || !isBeginning),
    ({ words }) => words[0]!,
  )
  const beginnings = entries.filter(({ words, isBeginning }) => words.length === 1 && isBeginning)
  return {
    isEmpty: entries.length === 0,
    findIn(text) {
      if (entries.length === 0) return undefined
      const words = foldedWords(text)
      for (const [at, word] of words.entries()) {
        const found =
          byFirstWord.get(word)?.find((entry) => matches(entry, words, at)) ??
          beginnings.find((entry) => matches(entry, words, at))
        if (found) return found.text
      }
      return undefined
    },
  }
}

function toEntry(text: string): Entry {
  const words = foldedWords(text)
  if (words.length === 0) throw new StartupError(`WORD_LIST_FILE has an entry without letters: "${text}".`)
  return { text, words, isBeginning: text.endsWith('*') }
}

function matches({ words, isBeginning }: Entry, text: string[], at: number): boolean {
  return words.every((word, index) => {
    const found = text[at + index]
    return isBeginning && index === words.length - 1 ? found?.startsWith(word) : found === word
  })
}

/** Throws `invalid` for the first field whose text has a refused word. */
export function assertAllowedWords(
  { wordList }: { wordList: WordList },
  fields: Record<string, string | undefined>,
): void {
  for (const [field, text] of Object.entries(fields)) {
    const word = text === undefined ? undefined : wordList.findIn(text)
    if (word !== undefined) throw invalidField(field, { code: 'refused_word', word })
  }
}
