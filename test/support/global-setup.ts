import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrations } from '../../src/migrations/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrateToLatest, openDatabase } from '../../src/platform/database/index.ts'
import { mayBeMissing } from '../results.ts'
import { activitiesDir } from './activities.ts'
import { findServices } from './services.ts'

/** A migrated database of each kind to copy, so that a test gets its own in milliseconds. */
export type Templates = { sqliteFolder: string; postgresUrl: string | null; postgresPrefix: string }

declare module 'vitest' {
  export interface ProvidedContext {
    templates: Templates
    /** Null when this machine has none. */
    redisUrl: string | null
  }
}

export default async function setup(project: TestProject) {
  const { postgres, redis, missing } = await findServices()
  if (!activitiesDir) missing.push('the real recordings (TEST_ACTIVITIES_DIR)')
  for (const name of missing) console.warn(`SKIPPED on this machine: what needs ${name}`)
  const refused = missing.filter((name) => !mayBeMissing(name))
  if (refused.length > 0) throw new Error(`CI must run everything; missing: ${refused.join(', ')}`)

  const sqliteFolder = mkdtempSync(path.join(tmpdir(), 'fittrack-template-'))
  const postgresPrefix = `fittrack_test_${process.pid}`
  await migrateTemplate({ DATA_DIR: sqliteFolder })
  if (postgres) {
    await administer(postgres, `create database ${postgresPrefix}`)
    await migrateTemplate({ DATABASE_URL: databaseUrl(postgres, postgresPrefix) })
  }
  project.provide('redisUrl', redis)
  project.provide('templates', { sqliteFolder, postgresUrl: postgres, postgresPrefix })
  return async () => {
    rmSync(sqliteFolder, { recursive: true, force: true })
    if (postgres) await dropAll(postgres, postgresPrefix)
  }
}

async function migrateTemplate(env: Record<string, string>): Promise<void> {
  const db = await openDatabase(readConfig(env))
  await migrateToLatest(db, migrations)
  await db.destroy()
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement outside every test's database. */
export async function administer(server: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

async function dropAll(server: string, prefix: string): Promise<void> {
  const { rows } = await administer(server, `select datname from pg_database where datname like '${prefix}%'`)
  for (const { datname } of rows) await administer(server, `drop database if exists ${datname} with (force)`)
}
