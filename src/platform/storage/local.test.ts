import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartupError } from '../errors.ts'
import { openLocalStorage } from './local.ts'

describe('a media folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('that is not writable prevents the start, and one sentence says why', async () => {
    const file = path.join(folder, 'taken')
    writeFileSync(file, '')
    await expect(openLocalStorage(file)).rejects.toThrow(StartupError)
    await expect(openLocalStorage(file)).rejects.toThrow(/media folder .*taken cannot be written/)
  })

  it('makes a put fail when it has disappeared, but not with "not found"', async () => {
    const storage = await openLocalStorage(folder)
    rmSync(path.join(folder, '.incoming'), { recursive: true })
    const putting = storage.put('a', Readable.from([Buffer.from('x')]), 10)
    await expect(putting).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
