import { vi } from 'vitest'
import type { Db } from '../../src/platform/database/schema.ts'

/** Runs `work` after the next transaction of `db` commits, before its caller continues. Restore the returned spy. */
export function runAfterNextCommit(db: Db, work: () => Promise<unknown>) {
  const transaction = db.transaction.bind(db)
  return vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
    const execute = async (unit: never) => {
      const result = await transaction().execute(unit)
      await work()
      return result
    }
    return { execute } as never
  })
}
