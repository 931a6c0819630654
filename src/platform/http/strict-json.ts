import type { PlainRequestCode, RequestReason } from '../error-texts.ts'
import { AppError } from '../errors.ts'

const MAX_DEPTH = 32
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const NUMBER = /-?\d[\d.eE+-]*/y

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses a JSON body and refuses what JSON.parse lets through: broken UTF-8, nesting deep enough to break later
 * recursion, a key given twice, keys that reach a prototype, numbers that a double cannot hold, and text that not every
 * database can store (NUL, half of a surrogate pair).
 */
export function parseStrictJson(body: Uint8Array): unknown {
  const text = decode(body)
  assertStrict(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw malformed('invalid_json', error)
  }
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body)
  } catch (error) {
    throw malformed('invalid_utf8', error)
  }
}

/** Checks the text in one pass before it is parsed. Leaves it to JSON.parse to refuse what is not JSON at all. */
function assertStrict(text: string): void {
  const open: (Set<string> | null)[] = []
  let isKey = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '"') {
      const end = endOfString(text, at)
      const literal = text.slice(at, end + 1)
      assertStorable(literal)
      if (isKey) assertKey(open.at(-1), literal)
      isKey = false
      at = end
    } else if (char === '{' || char === '[') {
      isKey = char === '{'
      open.push(isKey ? new Set() : null)
      if (open.length > MAX_DEPTH) throw malformed({ code: 'nested_too_deep', maximum: MAX_DEPTH })
    } else if (char === '}' || char === ']') {
      open.pop()
      isKey = false
    } else if (char === ',') {
      isKey = open.at(-1) instanceof Set
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      at = endOfNumber(text, at)
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

/** NUL and lone surrogates appear only as escapes: the text is valid UTF-8, and JSON has no bare control characters. */
function assertStorable(literal: string): void {
  if (!literal.includes('\\u')) return
  const value = readLiteral(literal)
  if (value.includes('\0')) throw malformed('nul_character')
  if (!value.isWellFormed()) throw malformed('half_surrogate')
}

function assertKey(keys: Set<string> | null | undefined, literal: string): void {
  if (!keys) return
  const key = literal.includes('\\') ? readLiteral(literal) : literal.slice(1, -1)
  if (FORBIDDEN_KEYS.has(key)) throw malformed({ code: 'key_not_allowed', key })
  if (keys.has(key)) throw malformed({ code: 'key_given_twice', key: key.slice(0, 60) })
  keys.add(key)
}

function readLiteral(literal: string): string {
  try {
    return JSON.parse(literal)
  } catch {
    return literal
  }
}

function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start
  const literal = NUMBER.exec(text)?.[0] ?? ''
  const value = Number(literal)
  const isTooLarge = /[.eE]/.test(literal) ? !Number.isFinite(value) : !Number.isSafeInteger(value)
  if (isTooLarge && !Number.isNaN(value))
    throw malformed({ code: 'number_too_large', number: literal.slice(0, 40) })
  return start + Math.max(literal.length, 1) - 1
}

function malformed(why: PlainRequestCode | RequestReason, cause?: unknown): AppError {
  return new AppError('malformed', why, { cause })
}
