import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError, StartupError } from '../errors.ts'
import { openLocalStorage, type Storage } from './index.ts'

const MEGABYTE = 1_000_000

describe('local storage', () => {
  let folder: string
  let storage: Storage

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
    storage = await openLocalStorage(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = (key: string, content: Buffer | Readable, max = MEGABYTE) =>
    storage.put(key, content instanceof Readable ? content : Readable.from([content]), max)
  const read = async (key: string) => buffer(await storage.read(key))
  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  const codeOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
    return error instanceof AppError ? error.code : error
  }

  it('gives back what was put, with its length and hash', async () => {
    const content = randomBytes(300_000)
    const chunks = [content.subarray(0, 1), content.subarray(1, 200_000), content.subarray(200_000)]
    const stored = await put('recordings/1/ab12', Readable.from(chunks))
    expect(stored).toEqual({
      size_bytes: 300_000,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
    expect(await read('recordings/1/ab12')).toEqual(content)
    expect(await storage.exists('recordings/1/ab12')).toBe(true)
    expect(files()).toEqual(['recordings/1/ab12'])
  })

  it('keeps an empty object', async () => {
    expect(await put('empty', Readable.from([]))).toMatchObject({ size_bytes: 0 })
    expect(await read('empty')).toEqual(Buffer.alloc(0))
  })

  it('shows nothing of an object before all of it is there', async () => {
    let finish = () => {}
    const rest = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slow = async function* () {
      yield Buffer.from('first ')
      expect(await storage.exists('a/b')).toBe(false)
      await rest
      yield Buffer.from('second')
    }
    const putting = put('a/b', Readable.from(slow()))
    expect(await codeOf(storage.read('a/b'))).toBe('not_found')
    finish()
    await putting
    expect(String(await read('a/b'))).toBe('first second')
  })

  it('leaves nothing of an upload that broke off', async () => {
    const broken = async function* () {
      yield Buffer.alloc(1_000)
      throw new Error('the client went away')
    }
    await expect(put('a/b', Readable.from(broken()))).rejects.toThrow('the client went away')
    expect(files()).toEqual([])
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('replaces an object as a whole, and keeps the old one when the new one fails', async () => {
    await put('a', Buffer.from('old'))
    const broken = async function* () {
      yield Buffer.from('ne')
      throw new Error('the client went away')
    }
    await expect(put('a', Readable.from(broken()))).rejects.toThrow()
    expect(String(await read('a'))).toBe('old')
    await put('a', Buffer.from('new'))
    expect(String(await read('a'))).toBe('new')
  })

  describe('above its limit', () => {
    it('takes exactly the limit and not one byte more', async () => {
      expect(await put('fits', Buffer.alloc(1_000), 1_000)).toMatchObject({ size_bytes: 1_000 })
      expect(await codeOf(put('over', Buffer.alloc(1_001), 1_000))).toBe('too_large')
      expect(files()).toEqual(['fits'])
    })

    it('stops reading, however much would come', async () => {
      let given = 0
      const endless = async function* () {
        for (;;) {
          given += 10_000
          yield Buffer.alloc(10_000)
        }
      }
      expect(await codeOf(put('endless', Readable.from(endless()), 25_000))).toBe('too_large')
      expect(given).toBeLessThan(1_000_000)
      expect(files()).toEqual([])
    })
  })

  const escapes = [
    '../secret.key',
    'recordings/../../secret.key',
    'a/../b',
    '..',
    '.',
    './a',
    '/etc/passwd',
    'a//b',
    'a/',
    '',
    '.incoming/a',
    'a/.hidden',
    'a\\b',
    'a\0b',
    'a b',
    'A',
    'a\n',
    'a%2e%2e/b',
    'ä',
    'a..b',
  ]
  it.each(escapes)('refuses the key %j in every call', async (key) => {
    await expect(put(key, Buffer.from('x'))).rejects.toThrow(/not a storage key/)
    await expect(storage.read(key)).rejects.toThrow(/not a storage key/)
    await expect(storage.exists(key)).rejects.toThrow(/not a storage key/)
    await expect(storage.delete(key)).rejects.toThrow(/not a storage key/)
    await expect(storage.withLocalFile(key, async () => {})).rejects.toThrow(/not a storage key/)
    expect(files()).toEqual([])
  })

  it('answers not_found for what is not there', async () => {
    expect(await codeOf(storage.read('a/b'))).toBe('not_found')
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('deletes, also what is gone already', async () => {
    await put('a/b', Buffer.from('x'))
    await storage.delete('a/b')
    await storage.delete('a/b')
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('lends an object as a file of this machine', async () => {
    await put('a/b', Buffer.from('content'))
    expect(await storage.withLocalFile('a/b', async (file) => readFileSync(file, 'utf8'))).toBe('content')
  })

  it('lists the keys below a folder that are older than a moment', async () => {
    await put('recordings/1/old', Buffer.from('x'))
    await put('recordings/2/new', Buffer.from('x'))
    await put('images/1/old', Buffer.from('x'))
    for (const key of ['recordings/1/old', 'images/1/old']) utimesSync(path.join(folder, key), 1_000, 1_000)
    expect(await Array.fromAsync(storage.keysBefore('recordings', 2_000_000))).toEqual(['recordings/1/old'])
    expect(await Array.fromAsync(storage.keysBefore('absent', 2_000_000))).toEqual([])
  })

  it('sweeps what interrupted puts left, and nothing that is still written or was put', async () => {
    await put('a/b', Buffer.from('kept'))
    const left = path.join(folder, '.incoming', 'left-by-a-crash')
    writeFileSync(left, 'half')
    writeFileSync(path.join(folder, '.incoming', 'still-written'), 'half')
    utimesSync(left, 1_000, 1_000)
    utimesSync(path.join(folder, 'a/b'), 1_000, 1_000)
    expect(await storage.sweepInterrupted(2_000_000)).toBe(1)
    expect(existsSync(left)).toBe(false)
    expect(files().toSorted()).toEqual(['.incoming/still-written', 'a/b'])
    expect(await storage.sweepInterrupted(2_000_000)).toBe(0)
  })

  it('does not answer "not found" to a put whose folder went away', async () => {
    rmSync(path.join(folder, '.incoming'), { recursive: true })
    expect(await codeOf(put('a', Buffer.from('x')))).toMatchObject({ code: 'ENOENT' })
  })

  it('keeps 50 puts at once apart', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => put(`many/${i % 5}/${i}`, Buffer.from(String(i)))))
    for (let i = 0; i < 50; i++) expect(String(await read(`many/${i % 5}/${i}`))).toBe(String(i))
    expect(files()).toHaveLength(50)
  })
})

describe('a media folder that cannot be written', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  })
  afterEach(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  })

  it('stops the start in one sentence', async () => {
    const file = path.join(folder, 'taken')
    writeFileSync(file, '')
    await expect(openLocalStorage(file)).rejects.toThrow(StartupError)
    await expect(openLocalStorage(file)).rejects.toThrow(/media folder .*taken cannot be written/)
  })
})
