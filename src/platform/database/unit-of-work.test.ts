import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { afterCommit, inTransaction, openDatabase } from './index.ts'
import type { Db, Trx } from './schema.ts'

onEachDatabase('a unit of work', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(() => db.deleteFrom('job').execute())

  const add = (trx: Db, name: string) =>
    trx
      .insertInto('job')
      .values({
        kind: name,
        unique_key: name,
        payload: '{}',
        lane: 'cleanup',
        owner_id: 1,
        state: 'queued',
        ...NEVER_RUN,
      })
      .execute()
  const names = async (from: Db = db) =>
    (await from.selectFrom('job').select('kind').orderBy('kind').execute()).map((row) => row.kind)

  it('is committed when it ends, and returns its result', async () => {
    const result = await inTransaction(db, async (trx) => {
      await add(trx, 'a')
      await add(trx, 'b')
      return 42
    })
    expect(result).toBe(42)
    expect(await names()).toEqual(['a', 'b'])
  })

  it('sees its own writes before anyone else does', async () => {
    await inTransaction(db, async (trx) => {
      await add(trx, 'a')
      expect(await names(trx)).toEqual(['a'])
    })
    expect(await names()).toEqual(['a'])
  })

  it('is rolled back when it throws', async () => {
    const failing = inTransaction(db, async (trx) => {
      await add(trx, 'a')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await names()).toEqual([])
  })

  it('is rolled back when a statement fails', async () => {
    const failing = inTransaction(db, async (trx) => {
      await add(trx, 'a')
      await add(trx, 'a')
    })
    await expect(failing).rejects.toThrow()
    expect(await names()).toEqual([])
  })

  it('is committed or rolled back together with its nested units', async () => {
    await inTransaction(db, async (trx) => {
      await inTransaction(trx, async (inner) => {
        expect(inner).toBe(trx)
        await add(inner, 'inner')
      })
      await add(trx, 'outer')
    })
    expect(await names()).toEqual(['inner', 'outer'])
    const failing = inTransaction(db, async (trx) => {
      await inTransaction(trx, (inner) => add(inner, 'lost'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await names()).toEqual(['inner', 'outer'])
  })

  it('runs callbacks after the commit in order, including those of nested units', async () => {
    const seen: string[] = []
    await inTransaction(db, async (trx) => {
      afterCommit(trx, () => seen.push('first'))
      await inTransaction(trx, async (inner) => {
        await add(inner, 'a')
        afterCommit(inner, () => seen.push('second'))
      })
      await add(trx, 'b')
      expect(seen).toEqual([])
    })
    expect(seen).toEqual(['first', 'second'])
  })

  it('is visible to every reader when its callbacks run', async () => {
    const looks: Promise<string[]>[] = []
    await inTransaction(db, async (trx) => {
      await add(trx, 'a')
      afterCommit(trx, () => void looks.push(names()))
    })
    expect(await Promise.all(looks)).toEqual([['a']])
  })

  it('runs no callbacks after a rollback', async () => {
    const seen: string[] = []
    const failing = inTransaction(db, async (trx) => {
      afterCommit(trx, () => seen.push('called'))
      await add(trx, 'a')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(seen).toEqual([])
  })

  it('is neither repeated nor rolled back when a callback throws', async () => {
    let runs = 0
    const failing = inTransaction(db, async (trx) => {
      runs++
      await add(trx, `run-${runs}`)
      afterCommit(trx, () => {
        throw Object.assign(new Error('looks like a deadlock'), { code: '40P01' })
      })
    })
    await expect(failing).rejects.toThrow('looks like a deadlock')
    expect(runs).toBe(1)
    expect(await names()).toEqual(['run-1'])
  })

  it('is repeated after a deadlock, without the callbacks of the first attempt', async () => {
    const seen: number[] = []
    let runs = 0
    await inTransaction(db, async (trx) => {
      const run = ++runs
      await add(trx, `run-${run}`)
      afterCommit(trx, () => seen.push(run))
      if (run === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    expect(seen).toEqual([2])
    expect(await names()).toEqual(['run-2'])
  })

  it('gives up after four deadlocks', async () => {
    let runs = 0
    const failing = inTransaction(db, async () => {
      runs++
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    await expect(failing).rejects.toThrow('deadlock detected')
    expect(runs).toBe(4)
  })

  it('refuses callbacks for a transaction that inTransaction did not open', async () => {
    expect(() => afterCommit(db as Trx, () => {})).toThrow(/inTransaction/)
    await db.transaction().execute(async (trx) => {
      expect(() => afterCommit(trx as Trx, () => {})).toThrow(/inTransaction/)
    })
  })

  const misuses: [string, (trx: Trx) => Promise<unknown>][] = [
    ['a read', () => names()],
    ['a write', () => add(db, 'outside')],
    ['another unit', () => inTransaction(db, async () => {})],
    ['a transaction', () => db.transaction().execute(async () => {})],
  ]
  it.each(misuses)(
    'fails at once instead of blocking itself when %s inside it uses `db`',
    async (_, misuse) => {
      const failing = inTransaction(db, async (trx) => {
        await add(trx, 'a')
        await misuse(trx)
      })
      await expect(failing).rejects.toThrow(/must go to the transaction/)
      expect(await names()).toEqual([])
      await add(db, 'still works')
      expect(await names()).toEqual(['still works'])
    },
  )

  it('does not block queries that run outside it at the same time, or after it', async () => {
    let goOn = () => {}
    const turn = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const unit = inTransaction(db, async (trx) => {
      await add(trx, 'a')
      await turn
    })
    expect(await names()).toEqual([])
    goOn()
    await unit
    await inTransaction(db, (trx) => add(trx, 'b'))
    expect(await names()).toEqual(['a', 'b'])
  })

  it('refuses a query that runs after its end', async () => {
    let late: Promise<unknown> | undefined
    let ended = () => {}
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    await inTransaction(db, async (trx) => {
      await add(trx, 'a')
      late = end.then(() => add(trx, 'late')).catch((error: Error) => error.message)
    })
    ended()
    expect(await late).toMatch(/Transaction is already|ended before/)
    expect(await names()).toEqual(['a'])
  })
})

const NEVER_RUN = { run_at: 0, attempts: 0, failures: 0, locked_until: null, last_error: null, created_at: 0 }
