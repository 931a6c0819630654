import { migrations } from '../migrations/index.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { migrateToLatest, openDatabase } from '../platform/database/index.ts'
import type { Db } from '../platform/database/schema.ts'
import type { CliContext } from './context.ts'

export function configOf({ process }: CliContext): Config {
  return readConfig(process.env ?? {})
}

/** Opens and migrates the configured database, passes it to `use`, and closes it. */
export async function withDatabase<T>(
  config: Config,
  use: (db: Db, migrated: string[]) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(config)
  try {
    return await use(db, await migrateToLatest(db, migrations))
  } finally {
    await db.destroy()
  }
}
