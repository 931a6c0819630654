import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartupError } from './errors.ts'
import { openSecret } from './secret.ts'

describe('the secret', () => {
  let dataDir: string
  const file = () => path.join(dataDir, 'secret.key')
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('is made at the first start, and is the same at the next', () => {
    const first = openSecret({ secretKey: '', dataDir })('purpose')
    const second = openSecret({ secretKey: '', dataDir })('purpose')
    expect(first).toEqual(second)
    expect(Buffer.from(readFileSync(file(), 'utf8'), 'base64url').length).toBe(48)
  })

  it('is made in a folder that does not exist yet, and only its owner may read it', () => {
    dataDir = path.join(dataDir, 'a', 'b')
    openSecret({ secretKey: '', dataDir })
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('differs between servers', () => {
    const one = openSecret({ secretKey: '', dataDir: path.join(dataDir, 'one') })('purpose')
    const two = openSecret({ secretKey: '', dataDir: path.join(dataDir, 'two') })('purpose')
    expect(one).not.toEqual(two)
  })

  it('that the operator gave is used, and none is kept', () => {
    const given = openSecret({ secretKey: 'x'.repeat(32), dataDir })
    expect(given('purpose')).toEqual(openSecret({ secretKey: 'x'.repeat(32), dataDir })('purpose'))
    expect(given('purpose')).not.toEqual(openSecret({ secretKey: 'y'.repeat(32), dataDir })('purpose'))
    expect(() => statSync(file())).toThrow(/ENOENT/)
  })

  it('gives each purpose a key of its own, of 256 bits', () => {
    const derive = openSecret({ secretKey: 'x'.repeat(32), dataDir })
    const keys = ['access-token', 'csrf', 'refresh-successor', ''].map((purpose) =>
      derive(purpose).toString('hex'),
    )
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(derive('csrf')).toEqual(derive('csrf'))
  })

  it.each(['', 'short', ' '.repeat(64)])(
    'that is %j in its file stops the start in one sentence',
    (content) => {
      writeFileSync(file(), content)
      expect(() => openSecret({ secretKey: '', dataDir })).toThrow(StartupError)
      expect(() => openSecret({ secretKey: '', dataDir })).toThrow(
        /secret\.key cannot be used \(it is too short/,
      )
      expect(readFileSync(file(), 'utf8')).toBe(content)
    },
  )

  it('that cannot be kept stops the start in one sentence', () => {
    writeFileSync(path.join(dataDir, 'taken'), '')
    const inFile = { secretKey: '', dataDir: path.join(dataDir, 'taken') }
    expect(() => openSecret(inFile)).toThrow(StartupError)
    expect(() => openSecret(inFile)).toThrow(/secret key .* cannot be used/)
  })
})
