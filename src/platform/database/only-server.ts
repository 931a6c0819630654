import { mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Config } from '../config.ts'
import { StartupError } from '../errors.ts'

/** A server that is being stopped may take a moment. */
const PATIENCE_MS = 3_000

/**
 * Keeps a second server off the embedded database: two would free each other's jobs. The system lets go of the lock
 * when the process ends, however it ends. With PostgreSQL there may be many servers, and nothing is held.
 */
export function holdAsOnlyServer({ database, dataDir }: Pick<Config, 'database' | 'dataDir'>): () => void {
  if (database.url) return () => {}
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = new BetterSqlite3(path.join(dataDir, 'server.lock'), { timeout: PATIENCE_MS })
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
