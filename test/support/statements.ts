import type { Db } from '../../src/platform/database/schema.ts'

/** Collects the texts of the statements that are sent to `db` outside units of work. */
export function watchStatements(db: Db): { texts: string[] } {
  const watched = { texts: [] as string[] }
  const executor = db.getExecutor()
  const execute = executor.executeQuery.bind(executor)
  executor.executeQuery = (query) => {
    watched.texts.push(query.sql)
    return execute(query)
  }
  return watched
}
