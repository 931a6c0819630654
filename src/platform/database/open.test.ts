import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { StartupError } from '../errors.ts'
import { databaseError } from './errors.ts'
import { openDatabase } from './index.ts'

describe('opening a database', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const failureOf = async (env: Record<string, string>): Promise<Error> => {
    try {
      const db = await openDatabase(readConfig(env))
      await db.destroy()
    } catch (error) {
      return error as Error
    }
    throw new Error('it opened')
  }

  it('fails with one sentence, without the password, when nothing answers', async () => {
    const port = await unusedPort()
    const error = await failureOf({ DATABASE_URL: `postgres://ana:geheim@127.0.0.1:${port}/fit` })
    expect(error).toBeInstanceOf(StartupError)
    expect(error.message).toContain(`cannot be reached at 127.0.0.1:${port}/fit`)
    expect(error.message).not.toContain('geheim')
  })

  it('fails with one sentence when the folder is a file', async () => {
    const file = path.join(folder, 'taken')
    writeFileSync(file, '')
    const error = await failureOf({ DATA_DIR: file })
    expect(error).toBeInstanceOf(StartupError)
    expect(error.message).toMatch(/cannot be opened/)
  })

  it('fails with one sentence when the file is not a database', async () => {
    writeFileSync(path.join(folder, 'fittrack.db'), 'no database at all'.repeat(1_000))
    const error = await failureOf({ DATA_DIR: folder })
    expect(error).toBeInstanceOf(StartupError)
    expect(error.message).toMatch(/not a database/)
  })
})

describe('a failure of the database', () => {
  const failures: [string, string][] = [
    ['SQLITE_FULL', 'storage_full'],
    ['53100', 'storage_full'],
    ['SQLITE_BUSY', 'unavailable'],
    ['SQLITE_BUSY_SNAPSHOT', 'unavailable'],
    ['SQLITE_IOERR_WRITE', 'unavailable'],
    ['SQLITE_READONLY', 'unavailable'],
    ['ECONNREFUSED', 'unavailable'],
    ['ECONNRESET', 'unavailable'],
    ['57P01', 'unavailable'],
    ['57P03', 'unavailable'],
    ['57014', 'unavailable'],
    ['53300', 'unavailable'],
    ['08006', 'unavailable'],
  ]
  it.each(failures)('is recognised by the code %s and answered with %s', (code, expected) => {
    expect(databaseError(Object.assign(new Error('x'), { code }))?.code).toBe(expected)
  })

  it.each(['SQLITE_CONSTRAINT_UNIQUE', '23505', '22P02', 'SQLITE_ERROR', ''])(
    'with code %s stays an internal error',
    (code) => {
      expect(databaseError(Object.assign(new Error('x'), { code }))).toBeUndefined()
    },
  )
})

function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
