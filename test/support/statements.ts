import type { Db } from '../../src/platform/database/schema.ts'

/** Counts the statements that go to `db` outside of units of work, and keeps their texts. */
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
