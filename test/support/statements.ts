import type { Db } from '../../src/platform/database/schema.ts'

/** Collects the SQL of all statements that are sent to these databases outside of transactions. */
export function watchStatements(...databases: Db[]): { texts: string[]; stop(): void } {
  const executors = new Set(databases.map((db) => db.getExecutor()))
  const watched = { texts: [] as string[], stop: () => {} }
  for (const executor of executors) {
    const { executeQuery } = executor
    const stopOthers = watched.stop
    executor.executeQuery = (query) => {
      watched.texts.push(query.sql)
      return executeQuery.call(executor, query) as never
    }
    watched.stop = () => {
      stopOthers()
      executor.executeQuery = executeQuery
    }
  }
  return watched
}
