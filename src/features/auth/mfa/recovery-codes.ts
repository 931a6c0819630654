import { createHash, randomInt } from 'node:crypto'

/** Without what a reader takes for something else: i, l, o, 0, 1. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 6
const GROUP_LETTERS = 4
const CODES = 10

/** So many random letters (118 bits) that a plain hash keeps them secret (OWASP ASVS 5.0, 6.5.2). */
export function makeCodes(): string[] {
  return Array.from({ length: CODES }, makeCode)
}

function makeCode(): string {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** The hash that is stored; case, spaces and dashes do not matter. Undefined for what cannot be a recovery code. */
export function hashCode(given: string): string | undefined {
  const code = given.toLowerCase().replaceAll(/[\s-]/g, '')
  if (code.length !== GROUPS * GROUP_LETTERS) return undefined
  return createHash('sha256').update(code).digest('hex')
}
