/** The first letters of the first and the last word of a name, or the first two letters of the username. */
export function initials(name: string | null, username: string): string {
  const words = (name ?? '').split(/\s+/).filter(Boolean)
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  if (first === undefined) return letters(username, 2)
  return letters(first, 1) + letters(last ?? '', 1)
}

/** The first letters as readers see them; a letter may consist of several code points. */
function letters(text: string, count: number): string {
  const seen = [...new Intl.Segmenter().segment(text)].slice(0, count)
  return seen.map(({ segment }) => segment).join('')
}
