import { createHash, randomBytes } from 'node:crypto'
import {
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
import { startS3 } from '../../../test/support/s3.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { openStorage, type Storage } from './index.ts'

const MEGABYTE = 1_000_000

/** A storage, and functions that reach its content directly. */
type Opened = {
  storage: Storage
  keys(): string[]
  /** Sets when an object was stored, in Unix seconds. */
  date(key: string, at_s: number): void
  close(): Promise<void>
}

const DRIVERS: Record<string, (folder: string) => Promise<Opened>> = {
  async 'local storage'(folder) {
    const media = path.join(folder, 'media')
    return {
      storage: await openStorage(readConfig({ DATA_DIR: folder })),
      keys: () => filesIn(media).filter((name) => !name.startsWith('.incoming')),
      date: (key, at_s) => utimesSync(path.join(media, key), at_s, at_s),
      close: async () => {},
    }
  },
  async 'storage on S3'(folder) {
    const s3 = await startS3()
    return { ...s3, storage: await openStorage(readConfig({ DATA_DIR: folder, ...s3.env })) }
  },
}

describe.each(Object.entries(DRIVERS))('%s', (_, openDriver) => {
  let folder: string
  let opened: Opened
  let storage: Storage

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
    opened = await openDriver(folder)
    storage = opened.storage
  })
  afterEach(async () => {
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const put = (key: string, content: Buffer | Readable, max = MEGABYTE) =>
    storage.put(key, content instanceof Readable ? content : Readable.from([content]), max)
  const read = async (key: string) => buffer(await storage.read(key))
  const incoming = () => path.join(folder, 'media', '.incoming')
  /** Everything in the storage, including leftovers. */
  const files = () => [...opened.keys(), ...filesIn(incoming()).map((name) => `.incoming/${name}`)]
  const codeOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
    return error instanceof AppError ? error.code : error
  }

  it('reads back what was put, with its length and hash', async () => {
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

  it('stores an object of many megabytes', async () => {
    const content = randomBytes(12_000_000)
    const chunks = Array.from({ length: 120 }, (_, i) => content.subarray(i * 100_000, (i + 1) * 100_000))
    const stored = await put('large', Readable.from(chunks), 12_000_000)
    expect(stored.sha256).toBe(createHash('sha256').update(content).digest('hex'))
    expect((await read('large')).equals(content)).toBe(true)
  })

  it('stores an empty object', async () => {
    expect(await put('empty', Readable.from([]))).toMatchObject({ size_bytes: 0 })
    expect(await read('empty')).toEqual(Buffer.alloc(0))
  })

  it('shows nothing of an object before it is complete', async () => {
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

  it.each([1_000, 7_000_000])('leaves nothing of an upload that failed after %i bytes', async (bytes) => {
    const broken = async function* () {
      yield Buffer.alloc(bytes)
      throw new Error('the client went away')
    }
    await expect(put('a/b', Readable.from(broken()), 10_000_000)).rejects.toThrow('the client went away')
    expect(files()).toEqual([])
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('replaces an object atomically, and keeps the old one when the put fails', async () => {
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

  describe('with a size limit', () => {
    it('accepts exactly the limit and not one byte more', async () => {
      expect(await put('fits', Buffer.alloc(1_000), 1_000)).toMatchObject({ size_bytes: 1_000 })
      expect(await codeOf(put('over', Buffer.alloc(1_001), 1_000))).toBe('too_large')
      expect(files()).toEqual(['fits'])
    })

    it('stops reading past the limit', async () => {
      let given = 0
      const endless = async function* () {
        for (;;) {
          given += 10_000
          yield Buffer.alloc(10_000)
        }
      }
      expect(await codeOf(put('endless', Readable.from(endless()), 25_000))).toBe('too_large')
      expect(given).toBeLessThan(1_000_000)
      expect(await codeOf(storage.receive(Readable.from(endless()), 25_000, async () => {}))).toBe(
        'too_large',
      )
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
  it('refuses unsafe keys in every call', async () => {
    for (const key of escapes) {
      await expect(put(key, Buffer.from('x')), key).rejects.toThrow(/not a storage key/)
      await expect(storage.read(key), key).rejects.toThrow(/not a storage key/)
      await expect(storage.exists(key), key).rejects.toThrow(/not a storage key/)
      await expect(storage.delete(key), key).rejects.toThrow(/not a storage key/)
      await expect(
        storage.withLocalFile(key, async () => {}),
        key,
      ).rejects.toThrow(/not a storage key/)
    }
    expect(files()).toEqual([])
  })

  it('throws not_found for a missing object', async () => {
    expect(await codeOf(storage.read('a/b'))).toBe('not_found')
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('deletes an object, and accepts one that is already gone', async () => {
    await put('a/b', Buffer.from('x'))
    await storage.delete('a/b')
    await storage.delete('a/b')
    expect(await storage.exists('a/b')).toBe(false)
  })

  it('passes an object to a function as a local file', async () => {
    await put('a/b', Buffer.from('content'))
    expect(await storage.withLocalFile('a/b', async (file) => readFileSync(file, 'utf8'))).toBe('content')
    await expect(storage.withLocalFile('a/b', () => Promise.reject(new Error('no use')))).rejects.toThrow(
      'no use',
    )
    expect(files()).toEqual(['a/b'])
  })

  it('passes received content to a function as a file, and does not store it', async () => {
    const content = Buffer.from('passing through')
    const received = await storage.receive(Readable.from([content]), MEGABYTE, async (file) => ({
      ...file,
      text: readFileSync(file.path, 'utf8'),
    }))
    expect(received).toMatchObject({
      text: 'passing through',
      size_bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
    expect(existsSync(received.path)).toBe(false)
    const failing = storage.receive(Readable.from([content]), MEGABYTE, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(files()).toEqual([])
  })

  it('lists the keys in a folder stored before an instant', async () => {
    await put('recordings/1/old', Buffer.from('x'))
    await put('recordings/2/new', Buffer.from('x'))
    await put('recordings-2/1/old', Buffer.from('x'))
    await put('images/1/old', Buffer.from('x'))
    for (const key of ['recordings/1/old', 'recordings-2/1/old', 'images/1/old']) opened.date(key, 1_000)
    expect(await Array.fromAsync(storage.keysBefore('recordings', 2_000_000))).toEqual(['recordings/1/old'])
    expect(await Array.fromAsync(storage.keysBefore('absent', 2_000_000))).toEqual([])
  })

  it('removes leftovers of interrupted puts, but no object and no running put', async () => {
    await put('a/b', Buffer.from('kept'))
    const left = path.join(incoming(), 'left-by-a-crash')
    writeFileSync(left, 'half')
    writeFileSync(path.join(incoming(), 'still-written'), 'half')
    utimesSync(left, 1_000, 1_000)
    opened.date('a/b', 1_000)
    expect(await storage.sweepInterrupted(2_000_000)).toBe(1)
    expect(existsSync(left)).toBe(false)
    expect(files().toSorted()).toEqual(['.incoming/still-written', 'a/b'])
    expect(await storage.sweepInterrupted(2_000_000)).toBe(0)
  })

  it('stores the right content for each of 50 concurrent puts', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => put(`many/${i % 5}/${i}`, Buffer.from(String(i)))))
    for (let i = 0; i < 50; i++) expect(String(await read(`many/${i % 5}/${i}`))).toBe(String(i))
    expect(files()).toHaveLength(50)
  })
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}
