import { type CliContext, say } from './context.ts'
import { configOf, withDatabase } from './database.ts'

/** `fittrack migrate` */
export async function migrate(this: CliContext): Promise<void> {
  await withDatabase(configOf(this), async (_, migrated) => {
    for (const name of migrated) say(this, `Migrated ${name}.`)
    say(this, 'The database is up to date.')
  })
}
