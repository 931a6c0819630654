/** Replaces what could be part of an address. Not a look-alike of a dot to any program: IDNA does not know it as one. */
const DOT = '·'
const MAX_NAME_LENGTH = 40
const MAX_ADDRESS_LENGTH = 100
const MAX_TEXT_LENGTH = 500

/**
 * A name that somebody chose, in a form that no mail program turns into a link: only letters, digits, spaces, hyphens
 * and symbols are kept. Compatibility characters are replaced first, because some of them contain a dot or a slash.
 */
export function harmlessName(name: string, max_length = MAX_NAME_LENGTH): string {
  const plain = withoutInvisible(name).replace(/[^\p{L}\p{M}\p{N}\p{So} '’_-]+/gu, DOT)
  return cut(withoutNumbers(plain).trim(), max_length)
}

/** An e-mail address, for a reader who knows it, but not for a program. */
export function harmlessAddress(address: string): string {
  const parts = address.split('@').map((part) => harmlessName(part, MAX_ADDRESS_LENGTH))
  return cut(parts.join(' (at) '), MAX_ADDRESS_LENGTH)
}

/** Sentences that somebody wrote. They keep their punctuation, except where it could be inside an address. */
export function harmlessText(text: string): string {
  const plain = withoutInvisible(text).replace(/[.:/\\@?#&=%。]+(?=\S)/gu, DOT)
  return cut(withoutNumbers(plain).trim(), MAX_TEXT_LENGTH)
}

/** One line, without characters that change its direction or cannot be seen. */
function withoutInvisible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
}

/** Shortens numbers that could be dialled, unless they are part of a word. */
function withoutNumbers(text: string): string {
  const number = /(?<![\p{L}\p{N}])(\p{Nd}{1,2})(?:[ ·'’()_-]*\p{Nd}){5,}(?![\p{L}\p{N}])/gu
  return text.replace(number, '$1…')
}

function cut(text: string, max_length: number): string {
  const letters = [...text]
  return letters.length > max_length ? `${letters.slice(0, max_length - 1).join('')}…` : text
}
