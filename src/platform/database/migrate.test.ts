import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { migrations } from '../../migrations/index.ts'
import { readConfig } from '../config.ts'
import { StartupError } from '../errors.ts'
import { migrateToLatest, openDatabase } from './index.ts'
import type { Db } from './schema.ts'

const SOURCE = path.resolve(import.meta.dirname, '../..')
const addsTable = (name: string): Migration => ({
  up: (db: Kysely<never>) => db.schema.createTable(name).addColumn('id', 'integer').execute(),
})

onEachDatabase('a migration', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeEach(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
  })
  afterEach(async () => {
    await db.destroy()
    await database.remove()
  })

  const tables = async () => (await db.introspection.getTables()).map((table) => table.name)
  const applied = async () =>
    (await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()).map((row) => row.name)

  it('runs once and not again at the next start', async () => {
    const next = { ...migrations, '9001-next': addsTable('probe') }
    expect(await migrateToLatest(db, migrations)).toEqual([])
    expect(await migrateToLatest(db, next)).toEqual(['9001-next'])
    expect(await migrateToLatest(db, next)).toEqual([])
    expect(await tables()).toContain('probe')
  })

  it('stops the start and changes nothing when it is newer than the code', async () => {
    await migrateToLatest(db, { ...migrations, '9001-from-the-future': addsTable('probe') })
    const starting = migrateToLatest(db, { ...migrations, '9000-own': addsTable('own') })
    await expect(starting).rejects.toThrow(StartupError)
    await expect(starting).rejects.toThrow(/newer FitTrack \(it has 9001-from-the-future\).*restore a backup/)
    expect(await tables()).not.toContain('own')
  })

  it('is named in the error when it fails, and all migrations of this start are rolled back', async () => {
    const before = await applied()
    const broken = {
      ...migrations,
      '9001-good': addsTable('good'),
      '9002-half': {
        up: async (to: Kysely<never>) => {
          await addsTable('half').up(to)
          throw new Error('the power went')
        },
      },
    }
    const starting = migrateToLatest(db, broken)
    await expect(starting).rejects.toThrow(StartupError)
    await expect(starting).rejects.toThrow(/9002-half.*the power went/)
    expect(await applied()).toEqual(before)
    expect((await tables()).filter((name) => name === 'good' || name === 'half')).toEqual([])
    expect(await migrateToLatest(db, { ...migrations, '9001-good': addsTable('good') })).toEqual([
      '9001-good',
    ])
  })

  it('runs on exactly one of three servers that start at once', async () => {
    const script = `
      import { openDatabase, migrateToLatest } from '${SOURCE}/platform/database/index.ts'
      import { readConfig } from '${SOURCE}/platform/config.ts'
      import { migrations } from '${SOURCE}/migrations/index.ts'
      const up = (db) => db.schema.createTable('probe').addColumn('id', 'integer').execute()
      const db = await openDatabase(readConfig(process.env))
      const done = await migrateToLatest(db, { ...migrations, '9001-next': { up } })
      console.log(JSON.stringify(done))
      await db.destroy()`
    const server = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, ...database.env },
      })
    const outputs = await Promise.all([server(), server(), server()])
    const done = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[])
    expect(done).toEqual(['9001-next'])
    expect(await tables()).toContain('probe')
  })
})

it('migrations are numbered from 1 without a gap', () => {
  const numbers = Object.keys(migrations).map((name) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
