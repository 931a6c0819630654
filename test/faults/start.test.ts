import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { migrations } from '../../src/migrations/index.ts'
import { administer, databaseUrl } from '../support/global-setup.ts'
import { runScript, startServer } from './server-process.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fittrack-start-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The only line that a failed start prints. */
async function startError(env: Record<string, string>): Promise<string> {
  const given = { DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env }
  const { code, output } = await runScript('src/main.ts', [], given)
  expect({ code, lines: output.trimEnd().split('\n').length, output }).toEqual({ code: 1, lines: 1, output })
  return output.trimEnd()
}

describe('a server that cannot start', () => {
  test('prints one sentence and exits with code 1 when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo

    expect(await startError({ PORT: String(port) })).toBe(
      `Port ${port} is taken; end what uses it, or set PORT to another one.`,
    )
    other.close()
  })

  test('prints one sentence and exits with code 1 when the data folder cannot be written', async () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')

    expect(await startError({ DATA_DIR: path.join(file, 'data') })).toMatch(/file\/data.* cannot be /)
  })

  test('prints one sentence and exits with code 1 when nothing answers at DATABASE_URL', async () => {
    const answer = await startError({ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/fittrack' })

    expect(answer).toMatch(/^The database cannot be reached at 127\.0\.0\.1:1\/fittrack: .*\.$/)
    expect(answer).not.toContain('secret')
  })

  test.each([
    'mysql://localhost/fittrack',
    'postgres://user:secret@host:port/fittrack',
    'postgres://user:secret@[::1/fittrack',
  ])('prints one sentence and exits with code 1 when DATABASE_URL is %s', async (url) => {
    const answer = await startError({ DATABASE_URL: url })

    expect(answer).toMatch(/DATABASE_URL/)
    expect(answer).not.toContain('secret')
  })

  test('prints one sentence and exits with code 1 when no S3 server answers', async () => {
    const answer = await startError({
      AWS_STORAGE_BUCKET_NAME: 'fit-media',
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_S3_ENDPOINT_URL: 'http://127.0.0.1:1',
    })

    expect(answer).toMatch(
      /^The S3 bucket fit-media cannot be reached at http:\/\/127\.0\.0\.1:1: ECONNREFUSED/,
    )
    expect(answer).not.toContain('secret')
  })

  test('prints one sentence and exits with code 1 when SECRET_KEY is too short', async () => {
    expect(await startError({ SECRET_KEY: 'short' })).toMatch(/^SECRET_KEY must be at least 32 bytes long/)
  })

  test('prints one sentence and exits with code 1 when the schema is newer than the code', async () => {
    await runScript('src/cli.ts', ['migrate'], { DATA_DIR: folder })
    const db = new BetterSqlite3(path.join(folder, 'fittrack.db'))
    db.prepare("insert into kysely_migration values ('9999-from-a-newer-version', '2030-01-01')").run()
    db.close()

    expect(await startError({})).toMatch(
      /^The database was written by a newer FitTrack .*9999-from-a-newer-version/,
    )
  })
})

describe('two processes that migrate the same new database at once', () => {
  const wanted = Object.keys(migrations).sort()

  async function migrateTwice(env: Record<string, string>): Promise<string[]> {
    const both = await Promise.all([
      runScript('src/cli.ts', ['migrate'], env),
      runScript('src/cli.ts', ['migrate'], env),
    ])
    expect(both.map(({ code, output }) => (code === 0 ? 'ok' : output))).toEqual(['ok', 'ok'])
    return both.flatMap(({ output }) => [...output.matchAll(/^Migrated (.+)\.$/gm)].map(([, name]) => name!))
  }

  test('both end without an error on SQLite', async () => {
    for (let round = 0; round < 5; round++) {
      const env = { DATA_DIR: path.join(folder, String(round)) }
      expect((await migrateTwice(env)).sort()).toEqual(wanted)
    }
  })

  const { postgresUrl, postgresPrefix } = inject('templates')
  test.skipIf(postgresUrl === null)('both end without an error on PostgreSQL', async () => {
    for (let round = 0; round < 3; round++) {
      const name = `${postgresPrefix}_twice_${round}`
      await administer(postgresUrl!, `create database ${name}`)
      const env = { DATA_DIR: folder, DATABASE_URL: databaseUrl(postgresUrl!, name) }
      expect((await migrateTwice(env)).sort()).toEqual(wanted)
      await administer(postgresUrl!, `drop database ${name} with (force)`)
    }
  })
}, 120_000)

test('a second server on the same data folder prints one sentence and exits, while the first continues', async () => {
  const first = await startServer({ DATA_DIR: folder })
  expect(await startError({})).toMatch(/^Another FitTrack serves the data in .*DATA_DIR/)
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  expect((await first.stop()).code).toBe(0)
}, 60_000)

test('a server that is killed leaves its compiled code for the next start', async () => {
  // The first start may build the client, which would leave compiled code of its own.
  const builder = await startServer({ DATA_DIR: folder })
  await builder.stop()
  const compiled = path.join(folder, 'compiled')
  const server = await startServer({ DATA_DIR: folder, NODE_COMPILE_CACHE: compiled })
  const files = () =>
    readdirSync(compiled, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  await expect.poll(() => files().length, { timeout: 60_000 }).toBeGreaterThan(0)
  await server.kill()
}, 120_000)

test('no other user of the machine can read the data folder', async () => {
  const dataDir = path.join(folder, 'data')
  const server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' })
  await server.stop()
  await runScript('src/cli.ts', ['migrate'], { DATA_DIR: path.join(folder, 'other') })
  for (const place of [dataDir, path.join(folder, 'other')]) {
    const entries = ['', ...(readdirSync(place, { recursive: true }) as string[])]
    expect(entries.length).toBeGreaterThan(1)
    const open = entries.filter((entry) => (statSync(path.join(place, entry)).mode & 0o077) !== 0)
    expect([place, open]).toEqual([place, []])
  }
})
