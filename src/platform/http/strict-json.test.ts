import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { parseStrictJson } from './strict-json.ts'

const parse = (text: string) => parseStrictJson(Buffer.from(text))
const refusalOf = (body: Uint8Array): string => {
  try {
    parseStrictJson(body)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe('malformed')
    return (error as AppError).message
  }
  throw new Error('it was accepted')
}

describe('a strict JSON body', () => {
  const accepted: [string, string][] = [
    ['an empty object', '{}'],
    ['white space around', ' \r\n\t{ "a" : 1 } '],
    ['every kind of value', '{"a":[1,-2.5,1e3,"x",true,false,null,{}]}'],
    ['a value that is no object', '"text"'],
    ['escapes', '"\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00fc"'],
    ['a surrogate pair as escapes', '"\\ud83d\\ude00"'],
    ['a surrogate pair as itself', '"😀"'],
    ['an escaped backslash before u0000', '"\\\\u0000"'],
    ['an escaped backslash before ud800', '"\\\\ud800"'],
    ['brackets and quotes inside text', '{"a":"[{\\"}]","b":"}{"}'],
    ['the same key in two objects', '[{"a":1},{"a":2}]'],
    ['the same key at two depths', '{"a":{"a":{"a":1}}}'],
    ['a forbidden key as a value', '{"a":"__proto__","b":["constructor"]}'],
    ['the largest safe integer', '9007199254740991'],
    ['the smallest safe integer', '-9007199254740991'],
    ['a large number with an exponent', '1.5e300'],
    ['a number smaller than any double', '1e-400'],
    ['a key that reads like a number', '{"1":1,"01":2}'],
    ['an empty key', '{"":1}'],
  ]
  it.each(accepted)('is read as JSON.parse reads it: %s', (_, text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  })

  it('may begin with a byte order mark, which is skipped', () => {
    expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 })
  })

  it('may be 32 levels deep, and not 33', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(parse(nested(32))).toBeDefined()
    expect(refusalOf(Buffer.from(nested(33)))).toMatch(/more than 32 levels/)
    expect(refusalOf(Buffer.from('{"a":'.repeat(33) + 1 + '}'.repeat(33)))).toMatch(/more than 32 levels/)
    const siblings = `[${Array(1_000).fill('[]').join(',')}]`
    expect(parse(siblings)).toHaveLength(1_000)
  })

  it('is refused before it is parsed when it has 100,000 levels', () => {
    expect(refusalOf(Buffer.from('['.repeat(100_000)))).toMatch(/more than 32 levels/)
    expect(refusalOf(Buffer.from('{"a":'.repeat(100_000)))).toMatch(/more than 32 levels/)
  })

  const brokenText: [string, number[]][] = [
    ['a continuation byte alone', [0x22, 0x80, 0x22]],
    ['a sequence that ends early', [0x22, 0xe2, 0x82, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a code point above the last', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ['Latin-1', [0x22, 0xfc, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
    ['the last byte missing', [0x7b, 0x7d, 0xc3]],
  ]
  it.each(brokenText)('must be UTF-8: %s', (_, bytes) => {
    expect(refusalOf(Uint8Array.from(bytes))).toBe('The body is not valid UTF-8.')
  })

  const refused: [string, string, RegExp][] = [
    ['a key twice', '{"a":1,"a":2}', /"a" is given twice/],
    ['a key twice, once as an escape', '{"a":1,"\\u0061":2}', /"a" is given twice/],
    ['a key twice with values between', '{"a":{"b":1},"b":[],"a":2}', /given twice/],
    ['a key twice in an object in a list', '[{"a":1,"b":2,"a":3}]', /given twice/],
    ['__proto__', '{"__proto__":{"role":"admin"}}', /"__proto__" is not allowed/],
    ['__proto__ as escapes', '{"\\u005f_proto__":1}', /"__proto__" is not allowed/],
    ['__proto__ far inside', '{"a":[{"b":{"__proto__":1}}]}', /"__proto__" is not allowed/],
    ['constructor', '{"constructor":{"prototype":{}}}', /"constructor" is not allowed/],
    ['prototype', '{"prototype":1}', /"prototype" is not allowed/],
    ['an integer that a double cannot hold', '{"id":9007199254740992}', /9007199254740992 is too large/],
    ['a negative integer that a double cannot hold', '[-9007199254740993]', /too large/],
    ['an endless integer', `[${'9'.repeat(400)}]`, /too large/],
    ['a number beyond every double', '1e309', /too large/],
    ['a negative number beyond every double', '-1.5E+400', /too large/],
    ['NUL in a value', '{"a":"x\\u0000y"}', /NUL/],
    ['NUL in a key', '{"a\\u0000":1}', /NUL/],
    ['a high surrogate alone', '"\\ud800"', /surrogate/],
    ['a low surrogate alone', '"\\udc00"', /surrogate/],
    ['surrogates the wrong way round', '"\\ude00\\ud83d"', /surrogate/],
    ['half a pair in a key', '{"\\uD83D":1}', /surrogate/],
    ['half a pair after a whole one', '"\\ud83d\\ude00\\ud83d"', /surrogate/],
    ['half a pair before text', '["\\ud83dabc"]', /surrogate/],
  ]
  it.each(refused)('must not have %s', (_, text, message) => {
    expect(refusalOf(Buffer.from(text))).toMatch(message)
  })

  it('is never repeated in full by the refusal', () => {
    expect(refusalOf(Buffer.from(`{"${'k'.repeat(5_000)}":1,"${'k'.repeat(5_000)}":2}`)).length).toBeLessThan(
      200,
    )
    expect(refusalOf(Buffer.from('9'.repeat(5_000))).length).toBeLessThan(200)
  })

  const nothing = [
    '',
    ' ',
    '{',
    '}',
    '[1,]',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '01',
    '+1',
    '.5',
    '1.',
    '- 1',
    'NaN',
  ]
  const more = [
    'Infinity',
    'undefined',
    'True',
    '// a\n{}',
    '{}{}',
    '{} x',
    '"a',
    '"\n"',
    '"\\x"',
    '"\\u12"',
    '1e',
    '--1',
  ]
  it.each([...nothing, ...more])('is refused when it is not JSON: %j', (text) => {
    expect(refusalOf(Buffer.from(text))).toBe('The body is not valid JSON.')
  })

  it('is checked in linear time', () => {
    const large = Buffer.from(`{"a":"${'x'.repeat(990_000)}"}`)
    const hard = Buffer.from(`[${Array(300_000).fill('1').join(',')}]`)
    const begun_ms = performance.now()
    parseStrictJson(large)
    parseStrictJson(hard)
    refusalOf(Buffer.from('"\\'.repeat(300_000)))
    expect(performance.now() - begun_ms).toBeLessThan(2_000)
  })
})
