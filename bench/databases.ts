import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { hashPassword } from '../src/features/auth/passwords/hashing.ts'
import { migrations } from '../src/migrations/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { migrateToLatest, openDatabase } from '../src/platform/database/index.ts'
import type { Db } from '../src/platform/database/schema.ts'
import { indexNewWords } from '../src/platform/database/word-index.ts'
import { administer, databaseUrl } from '../test/support/global-setup.ts'
import { findServices } from '../test/support/services.ts'
import { ROOT } from '../test/tools.ts'
import { countFollows, countWorkouts } from './counters.ts'
import {
  accountOf,
  commentOf,
  followsOf,
  GENERATOR_VERSION,
  gridOf,
  MAX_COMMENTS,
  PASSWORD,
  reactionsOf,
  shownTrackOf,
  WORKOUTS_PER_ACCOUNT,
  workoutOf,
} from './data.ts'
import type { DatabaseName } from './options.ts'

export const CACHE = path.join(ROOT, '.cache', 'bench')

const ACCOUNTS_AT_ONCE = 1_000
const ROWS_PER_STATEMENT = 200
const STATEMENTS_PER_COMMIT = 25

/** A database that a server can be started on. */
export type BenchDatabase = {
  name: DatabaseName
  workouts: number
  accounts: number
  env: Record<string, string>
  remove(): Promise<void>
}

/** Opens the reference data, which is generated once and kept. A run changes only copies of it. */
export async function openDatabases(isFresh: boolean) {
  mkdirSync(CACHE, { recursive: true })
  const { postgres } = await findServices()
  await removeLeftovers(postgres)
  const made = new Set<string>()
  let copies = 0
  return {
    has: (name: DatabaseName) => name === 'sqlite' || postgres !== null,
    /** A copy of the reference data with this many workouts and people. */
    async copy(name: DatabaseName, workouts: number, accounts = peopleOf(workouts)): Promise<BenchDatabase> {
      const size = { workouts, accounts }
      const key = `${name}-${workouts}-${accounts}`
      const remake = isFresh && !made.has(key)
      made.add(key)
      const copyName = `run_${process.pid}_${++copies}`
      if (name === 'sqlite') return copySqlite(await cachedSqlite(size, remake), copyName, size)
      if (!postgres) throw new Error('There is no PostgreSQL; set TEST_DATABASE_URL.')
      return copyPostgres(postgres, await cachedPostgres(postgres, size, remake), copyName, size)
    },
  }
}

type Size = { workouts: number; accounts: number }

export type Databases = Awaited<ReturnType<typeof openDatabases>>

/** A key that changes with the generator and the migrations. A kept database with another key is generated again. */
function dataKey({ workouts, accounts }: Size): string {
  const folder = path.join(ROOT, 'src', 'migrations')
  const hash = createHash('sha256').update(`${GENERATOR_VERSION} ${workouts} ${accounts}`)
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)))
  return hash.digest('hex')
}

async function cachedSqlite(size: Size, remake: boolean): Promise<string> {
  const folder = path.join(CACHE, `sqlite-${nameOf(size)}`)
  const marker = path.join(folder, 'key')
  const isKept = existsSync(marker) && readFileSync(marker, 'utf8') === dataKey(size)
  if (remake || !isKept) {
    rmSync(folder, { recursive: true, force: true })
    await generate({ DATA_DIR: folder }, size, 'SQLite')
    writeFileSync(marker, dataKey(size))
  }
  return path.join(folder, 'fittrack.db')
}

async function cachedPostgres(server: string, size: Size, remake: boolean): Promise<string> {
  const name = `fittrack_bench_${nameOf(size)}`
  const { rows } = await administer(
    server,
    `select shobj_description(oid, 'pg_database') as key from pg_database where datname = '${name}'`,
  )
  if (remake || rows[0]?.key !== dataKey(size)) {
    await administer(server, `drop database if exists ${name} with (force)`)
    await administer(server, `create database ${name}`)
    const url = databaseUrl(server, name)
    await generate({ DATABASE_URL: url }, size, 'PostgreSQL')
    await administer(url, 'vacuum analyze')
    await administer(server, `comment on database ${name} is '${dataKey(size)}'`)
  }
  return name
}

async function generate(env: Record<string, string>, size: Size, title: string): Promise<void> {
  const db = await openDatabase(readConfig(env))
  try {
    await migrateToLatest(db, migrations)
    const { workouts, accounts } = size
    const hash = await hashPassword(PASSWORD)
    await insertMany(db, 'account', accounts, (i) => accountOf(i + 1, hash))
    await insertMany(
      db,
      'workout',
      workouts,
      (i) => workoutOf(i, accounts),
      (done) => {
        process.stderr.write(
          `\rMaking ${workouts} workouts on ${title}: ${Math.floor((100 * done) / workouts)} %`,
        )
      },
    )
    process.stderr.write('\n')
    await insertMany(db, 'reaction_summary', workouts, reactionsOf)
    await insertMany(db, 'comment', workouts * MAX_COMMENTS, (i) => commentOf(i, accounts))
    await insertMany(db, 'privacy_grid', accounts, (i) => gridOf(i + 1))
    await insertMany(db, 'shown_track', workouts, (i) => shownTrackOf(i, accounts))
    await insertFollows(db, accounts)
    await countWorkouts(db, accounts)
    await indexNewWords(db, 'workout')
  } finally {
    await db.destroy()
  }
}

/** Inserts the follows of all accounts with their counters, which FitTrack would write with each follow. */
async function insertFollows(db: Db, accounts: number): Promise<void> {
  for (let from = 1; from <= accounts; from += ACCOUNTS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ACCOUNTS_AT_ONCE, accounts - from + 1) }, (_, i) => from + i)
    const follows = some.flatMap((account) => followsOf(account, accounts))
    await insertMany(db, 'follow', follows.length, (i) => follows[i])
  }
  await countFollows(db)
}

function nameOf({ workouts, accounts }: Size): string {
  return accounts === peopleOf(workouts) ? `${workouts}` : `${workouts}_${accounts}`
}

function peopleOf(workouts: number): number {
  return Math.ceil(workouts / WORKOUTS_PER_ACCOUNT)
}

type InsertedTable =
  | 'account'
  | 'workout'
  | 'track'
  | 'track_overview'
  | 'reaction_summary'
  | 'comment'
  | 'privacy_grid'
  | 'shown_track'
  | 'pending_track'
  | 'follow'

/** Inserts up to `count` rows in batches: one for each number that has one. Batches share a compiled statement: compiling each would take most of the time. */
export async function insertMany(
  db: Db,
  table: InsertedTable,
  count: number,
  rowOf: (i: number) => object | undefined,
  report: (done: number) => void = () => {},
): Promise<void> {
  const compiled = new Map<number, ReturnType<typeof compile>>()
  const compile = (rows: object[]) =>
    db
      .insertInto(table)
      .values(rows as never)
      .compile()
  const perCommit = ROWS_PER_STATEMENT * STATEMENTS_PER_COMMIT
  for (let start = 0; start < count; start += perCommit) {
    const end = Math.min(start + perCommit, count)
    await db.transaction().execute(async (trx) => {
      for (let from = start; from < end; from += ROWS_PER_STATEMENT) {
        const numbers = Array.from({ length: Math.min(ROWS_PER_STATEMENT, end - from) }, (_, i) => from + i)
        const rows = numbers.flatMap((i) => rowOf(i) ?? [])
        if (rows.length === 0) continue
        const query = compiled.get(rows.length) ?? compile(rows)
        compiled.set(rows.length, query)
        await trx.executeQuery({ ...query, parameters: rows.flatMap((row) => Object.values(row)) })
      }
    })
    report(end)
  }
}

function copySqlite(file: string, name: string, size: Size): BenchDatabase {
  const folder = path.join(CACHE, name)
  mkdirSync(folder)
  copyFileSync(file, path.join(folder, 'fittrack.db'), constants.COPYFILE_FICLONE)
  return {
    name: 'sqlite',
    ...size,
    env: { DATA_DIR: folder },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function copyPostgres(
  server: string,
  source: string,
  copy: string,
  size: Size,
): Promise<BenchDatabase> {
  const folder = path.join(CACHE, copy)
  const name = `fittrack_bench_${copy}`
  mkdirSync(folder)
  await administer(server, `create database ${name} template ${source} strategy file_copy`)
  return {
    name: 'postgres',
    ...size,
    env: { DATA_DIR: folder, DATABASE_URL: databaseUrl(server, name) },
    remove: async () => {
      rmSync(folder, { recursive: true, force: true })
      await administer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Removes the copies that killed runs left behind. */
async function removeLeftovers(server: string | null): Promise<void> {
  for (const name of readdirSync(CACHE)) {
    if (isLeftover(name)) rmSync(path.join(CACHE, name), { recursive: true, force: true })
  }
  if (!server) return
  const { rows } = await administer(
    server,
    "select datname from pg_database where datname like 'fittrack\\_bench\\_run\\_%'",
  )
  for (const { datname } of rows as { datname: string }[]) {
    if (isLeftover(datname)) await administer(server, `drop database if exists ${datname} with (force)`)
  }
}

function isLeftover(name: string): boolean {
  const pid = /run_(\d+)_\d+$/.exec(name)?.[1]
  if (pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true
  }
}
