import { mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Config } from '../config.ts'
import { StartupError } from '../errors.ts'

/** The previous server may need a moment to stop. */
const LOCK_TIMEOUT_MS = 3_000

/**
 * Locks the data folder and returns a function that releases it: two servers on one SQLite database would requeue each
 * other's running jobs. The system releases the lock when the process dies. With PostgreSQL there is no lock.
 */
export function acquireServerLock({ database, dataDir }: Pick<Config, 'database' | 'dataDir'>): () => void {
  if (database.url) return () => {}
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = new BetterSqlite3(path.join(dataDir, 'server.lock'), { timeout: LOCK_TIMEOUT_MS })
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'SQLITE_BUSY') {
      throw new StartupError(
        `Another FitTrack serves the data in ${dataDir}; end it first, or set DATA_DIR to another folder.`,
      )
    }
    throw new StartupError(`The data folder ${dataDir} cannot be written (${message}). Check DATA_DIR.`, {
      cause: error,
    })
  }
}
