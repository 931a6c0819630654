import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrations } from '../../src/migrations/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrateToLatest, openDatabase } from '../../src/platform/database/index.ts'
import { REAL_RECORDINGS } from '../results.ts'
import { recordingsDir } from './real-recordings.ts'
import { findServices } from './services.ts'

/** A migrated database of each kind, which tests copy within milliseconds. */
export type Templates = { sqliteFolder: string; postgresUrl: string | null; postgresPrefix: string }

declare module 'vitest' {
  export interface ProvidedContext {
    templates: Templates
    /** Null when this machine has no Redis. */
    redisUrl: string | null
  }
}

export default async function setup(project: TestProject) {
  const { postgres, redis, missing } = await findServices()
  const skipped = recordingsDir ? missing : [...missing, `${REAL_RECORDINGS} (TEST_ACTIVITIES_DIR)`]
  for (const name of skipped) console.warn(`SKIPPED on this machine: tests that need ${name}`)
  if (process.env.CI === 'true' && missing.length > 0) {
    throw new Error(`CI must run every test; missing: ${missing.join(', ')}`)
  }

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

/** The URL of another database on the same server. */
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
