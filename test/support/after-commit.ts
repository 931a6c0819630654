import { vi } from 'vitest'
import type { Db } from '../../src/platform/database/schema.ts'

/** Runs `work` between the next commit on `db` and the code that waits for it. Restore the returned spy at the end. */
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
