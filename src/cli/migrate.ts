import { type CliContext, printLine } from './context.ts'
import { configOf, withDatabase } from './database.ts'

/** `fittrack migrate` */
export async function migrate(this: CliContext): Promise<void> {
  await withDatabase(configOf(this), async (_, migrated) => {
    for (const name of migrated) printLine(this, `Migrated ${name}.`)
    printLine(this, 'The database is up to date.')
  })
}
