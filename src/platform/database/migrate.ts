import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartupError } from '../errors.ts'
import type { Tables } from './schema.ts'

/** Runs the missing migrations under a lock, and returns their names. Refuses a schema newer than the code. */
export async function migrateToLatest(
  db: Kysely<Tables>,
  migrations: Record<string, Migration>,
): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  await assertNotNewer(db, migrations)
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'the first step'
    throw new StartupError(`The database could not be migrated (${failed}): ${(error as Error).message}.`, {
      cause: error,
    })
  }
  return results.map((result) => result.migrationName)
}

async function assertNotNewer(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return
  const applied = await db.selectFrom('kysely_migration').select('name').execute()
  const unknown = applied.map((row) => row.name).filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    throw new StartupError(
      `The database was written by a newer FitTrack (it has ${unknown.join(', ')}). Start that version, or restore a backup made by this one.`,
    )
  }
}
