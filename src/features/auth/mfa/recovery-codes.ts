import { createHash, randomInt } from 'node:crypto'

/** The characters of a code. Omits i, l, o, 0 and 1, which are easily confused. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUP_COUNT = 6
const GROUP_LENGTH = 4
const CODES = 10

/** New codes of 118 random bits each, enough for a plain hash to be safe (OWASP ASVS 5.0, 6.5.2). */
export function generateCodes(): string[] {
  return Array.from({ length: CODES }, generateCode)
}

function generateCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUP_COUNT }, group).join('-')
}

/** The stored form of a code. Ignores case, spaces and dashes. Undefined when the text cannot be a recovery code. */
export function hashCode(given: string): string | undefined {
  const code = given.toLowerCase().replaceAll(/[\s-]/g, '')
  if (code.length !== GROUP_COUNT * GROUP_LENGTH) return undefined
  return createHash('sha256').update(code).digest('hex')
}
