import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db, Trx } from './schema.ts'

type AfterCommit = () => void

const openUnit = new AsyncLocalStorage<true>()
const afterCommits = new WeakMap<Trx, AfterCommit[]>()

const MAX_ATTEMPTS = 4
/** PostgreSQL aborts one of two conflicting or deadlocked transactions. The aborted one can run again. */
const RETRYABLE = new Set(['40001', '40P01'])

/** Runs `work` in a transaction, or in `db` if that already is one. `work` must await only the database. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Trx)
  const { result, callbacks } = await commitWithRetry(db, work)
  for (const callback of callbacks) callback()
  return result
}

async function commitWithRetry<T>(db: Db, work: (trx: Trx) => Promise<T>) {
  for (let attempt = 1; ; attempt++) {
    const callbacks: AfterCommit[] = []
    try {
      const result = await db.transaction().execute((trx) => {
        afterCommits.set(trx, callbacks)
        return openUnit.run(true, () => work(trx))
      })
      return { result, callbacks }
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}

/** Runs `callback` after the transaction is durable; never when it is rolled back. */
export function afterCommit(trx: Trx, callback: AfterCommit): void {
  const callbacks = afterCommits.get(trx)
  if (!callbacks) throw new Error('afterCommit needs the transaction that inTransaction gave')
  callbacks.push(callback)
}

/** Called by each driver before it opens a connection: a second one inside a unit of work would deadlock. */
export function assertOutsideUnitOfWork(): void {
  if (openUnit.getStore()) {
    throw new Error('A query inside inTransaction went to `db`; it must go to the transaction it was given.')
  }
}
