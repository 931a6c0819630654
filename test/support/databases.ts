import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, inject } from 'vitest'
import { administer, databaseUrl } from './global-setup.ts'

export type DatabaseKind = 'SQLite' | 'PostgreSQL'

/** Runs the tests of `define` on each kind of database. Tests on a kind that this machine lacks are skipped. */
export function onEachDatabase(name: string, define: (kind: DatabaseKind) => void): void {
  describe(`${name} on SQLite`, () => define('SQLite'))
  describe.skipIf(inject('templates').postgresUrl === null)(`${name} on PostgreSQL`, () =>
    define('PostgreSQL'),
  )
}

export type TestDatabase = { env: Record<string, string>; folder: string; remove(): Promise<void> }

/** Creates a migrated database, and returns the environment variables that select it. */
export async function makeDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const { sqliteFolder, postgresUrl, postgresPrefix } = inject('templates')
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  if (kind === 'SQLite') {
    cpSync(path.join(sqliteFolder, 'fittrack.db'), path.join(folder, 'fittrack.db'))
    return { env: { DATA_DIR: folder }, folder, remove: async () => removeFolder() }
  }
  if (!postgresUrl) throw new Error('there is no PostgreSQL here')
  const name = `${postgresPrefix}_${randomUUID().replaceAll('-', '')}`
  await administer(postgresUrl, `create database ${name} template ${postgresPrefix}`)
  return {
    env: { DATA_DIR: folder, DATABASE_URL: databaseUrl(postgresUrl, name) },
    folder,
    remove: async () => {
      removeFolder()
      await administer(postgresUrl, `drop database ${name} with (force)`)
    },
  }
}
