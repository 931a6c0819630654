/** Replaces characters that could be part of an address. IDNA does not treat it as a dot, so mail programs do not. */
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

/** An e-mail address that its owner can read, but that no mail program recognises. */
export function harmlessAddress(address: string): string {
  const parts = address.split('@').map((part) => harmlessName(part, MAX_ADDRESS_LENGTH))
  return cut(parts.join(' (at) '), MAX_ADDRESS_LENGTH)
}

/** Text that somebody wrote. It keeps its punctuation, except where that could be part of an address. */
export function harmlessText(text: string): string {
  const plain = withoutInvisible(text).replace(/[.:/\\@?#&=%。]+(?=\S)/gu, DOT)
  return cut(withoutNumbers(plain).trim(), MAX_TEXT_LENGTH)
}

/** The text on one line, without characters that are invisible or change the direction of text. */
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
