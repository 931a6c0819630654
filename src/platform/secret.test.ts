import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartupError } from './errors.ts'
import { openSecret } from './secret.ts'

describe('the secret', () => {
  let dataDir: string
  const config = (secretKey: string, folder = dataDir, previousSecretKey = '') => ({
    secretKey,
    previousSecretKey,
    dataDir: folder,
  })
  const file = () => path.join(dataDir, 'secret.key')
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('is generated at the first start and reused at the next', () => {
    const first = openSecret(config('')).key('purpose')
    const second = openSecret(config('')).key('purpose')
    expect(first).toEqual(second)
    expect(Buffer.from(readFileSync(file(), 'utf8'), 'base64url').length).toBe(48)
  })

  it('is stored in a new folder and readable only by its owner', () => {
    dataDir = path.join(dataDir, 'a', 'b')
    openSecret(config(''))
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('differs between servers', () => {
    const one = openSecret(config('', path.join(dataDir, 'one'))).key('purpose')
    const two = openSecret(config('', path.join(dataDir, 'two'))).key('purpose')
    expect(one).not.toEqual(two)
  })

  it('is taken from SECRET_KEY, and none is stored', () => {
    const given = openSecret(config('x'.repeat(32)))
    expect(given.key('purpose')).toEqual(openSecret(config('x'.repeat(32))).key('purpose'))
    expect(given.key('purpose')).not.toEqual(openSecret(config('y'.repeat(32))).key('purpose'))
    expect(() => statSync(file())).toThrow(/ENOENT/)
  })

  it('derives a separate 256-bit key for each purpose', () => {
    const secret = openSecret(config('x'.repeat(32)))
    const keys = ['access-token', 'csrf', 'refresh-successor', ''].map((purpose) =>
      secret.key(purpose).toString('hex'),
    )
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(secret.key('csrf')).toEqual(secret.key('csrf'))
  })

  it('signs with the current key, and also accepts the previous one', () => {
    const before = openSecret(config('x'.repeat(32)))
    const after = openSecret(config('y'.repeat(32), dataDir, 'x'.repeat(32)))
    expect(after.key('purpose')).not.toEqual(before.key('purpose'))
    expect(after.keys('purpose')).toEqual([after.key('purpose'), before.key('purpose')])
    expect(before.keys('purpose')).toEqual([before.key('purpose')])
  })

  it.each(['', 'short', ' '.repeat(64)])(
    'stops the start with one sentence when its file holds %j',
    (content) => {
      writeFileSync(file(), content)
      expect(() => openSecret(config(''))).toThrow(StartupError)
      expect(() => openSecret(config(''))).toThrow(/secret\.key cannot be used \(it is too short/)
      expect(readFileSync(file(), 'utf8')).toBe(content)
    },
  )

  it('stops the start with one sentence when it cannot be stored', () => {
    writeFileSync(path.join(dataDir, 'taken'), '')
    const inFile = config('', path.join(dataDir, 'taken'))
    expect(() => openSecret(inFile)).toThrow(StartupError)
    expect(() => openSecret(inFile)).toThrow(/secret key .* cannot be used/)
  })
})
