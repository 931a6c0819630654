import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { readConfig } from '../config.ts'
import { databaseError } from './errors.ts'
import { afterCommit, emptyWriteAheadLog, inTransaction, openDatabase } from './index.ts'
import type { Db, Trx } from './schema.ts'
import { assertSqliteVersion } from './sqlite.ts'
import { StatementCache } from './statement-cache.ts'

describe('the SQLite database', () => {
  let database: TestDatabase
  let db: Db

  beforeEach(async () => {
    database = await makeDatabase('SQLite')
    db = await openDatabase(readConfig(database.env))
    await sql`create table tally (name text primary key, value integer not null) strict`.execute(db)
  })
  afterEach(async () => {
    await db.destroy()
    await database.remove()
  })

  const add = (to: Db, name: string, value = 1) =>
    sql`insert into tally values (${name}, ${value}) on conflict do update set value = value + excluded.value`.execute(
      to,
    )
  const tallies = async () =>
    Object.fromEntries(
      (await sql<{ name: string; value: number }>`select * from tally`.execute(db)).rows.map((row) => [
        row.name,
        row.value,
      ]),
    )
  const addUnit = (name: string) => inTransaction(db, (trx) => add(trx, name))
  const outcomes = async (units: Promise<unknown>[]) =>
    (await Promise.allSettled(units)).map((unit) => unit.status)

  /** Counts commits: the last frame of each transaction in the write-ahead log contains the database size. */
  function commits(): number {
    const log = readFileSync(path.join(database.folder, 'fittrack.db-wal'))
    const frame = 24 + log.readUInt32BE(8)
    const salt = log.subarray(16, 24)
    let count = 0
    for (let at = 32; at + frame <= log.length; at += frame) {
      if (log.readUInt32BE(at + 4) > 0 && log.subarray(at + 8, at + 16).equals(salt)) count++
    }
    return count
  }

  it('has the settings for durability and secure deletion', async () => {
    const setting = async (name: string) =>
      inTransaction(
        db,
        async (trx) => Object.values((await sql.raw(`pragma ${name}`).execute(trx)).rows[0] as object)[0],
      )
    expect(await setting('journal_mode')).toBe('wal')
    expect(await setting('synchronous')).toBe(2)
    expect(await setting('foreign_keys')).toBe(1)
    expect(await setting('mmap_size')).toBe(0)
    expect(await setting('secure_delete')).toBe(1)
  })

  describe('the write-ahead log', () => {
    const size = () => statSync(path.join(database.folder, 'fittrack.db-wal')).size

    it('is emptied between units of work without losing their writes', async () => {
      const units = Array.from({ length: 50 }, (_, i) => [addUnit(`unit-${i}`), emptyWriteAheadLog(db)])
      const results = await Promise.all(units.flat())
      expect(results.filter((result) => result === true)).toHaveLength(50)
      expect(Object.keys(await tallies())).toHaveLength(50)
      await addUnit('later')
      expect(size()).toBeGreaterThan(0)
      expect(await emptyWriteAheadLog(db)).toBe(true)
      expect(size()).toBe(0)
      await addUnit('last')
      expect(Object.keys(await tallies())).toHaveLength(52)
    })

    it('is not emptied while another program reads; writes do not wait for that program', async () => {
      const other = new BetterSqlite3(path.join(database.folder, 'fittrack.db'))
      await addUnit('a')
      other.exec('begin')
      other.prepare('select * from tally').all()
      await addUnit('b')
      expect(await emptyWriteAheadLog(db)).toBe(false)
      await addUnit('c')
      const waits = await inTransaction(db, (trx) => sql`pragma busy_timeout`.execute(trx))
      expect(waits.rows).toEqual([{ timeout: 5_000 }])
      other.close()
      expect(await emptyWriteAheadLog(db)).toBe(true)
      expect(Object.keys(await tallies())).toEqual(['a', 'b', 'c'])
    })

    it('cannot be emptied inside a unit of work', async () => {
      await expect(inTransaction(db, (trx) => emptyWriteAheadLog(trx))).rejects.toThrow(/locked/)
      await expect(inTransaction(db, () => emptyWriteAheadLog(db))).rejects.toThrow(/inside inTransaction/)
    })
  })

  describe('concurrent units of work', () => {
    it('share one commit', async () => {
      const before = commits()
      await Promise.all(Array.from({ length: 50 }, (_, i) => addUnit(`unit-${i}`)))
      expect(commits() - before).toBe(1)
      expect(Object.keys(await tallies())).toHaveLength(50)
    })

    it('share a commit with single statements outside a unit', async () => {
      const before = commits()
      await Promise.all([addUnit('a'), add(db, 'b'), addUnit('c'), add(db, 'd')])
      expect(commits() - before).toBe(1)
      expect(Object.keys(await tallies()).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    })

    it('share a commit with at most 63 others', async () => {
      const before = commits()
      await Promise.all(Array.from({ length: 200 }, (_, i) => addUnit(`unit-${i}`)))
      expect(commits() - before).toBe(Math.ceil(200 / 64))
    })

    it('give everything else a turn between two commits', async () => {
      const units = 200
      let isDone = false
      let turns = 0
      const count = () => {
        turns++
        if (!isDone) setImmediate(count)
      }
      setImmediate(count)
      const oneAfterAnother = async (name: string, reads: number) => {
        for (let i = 0; i < units; i++) {
          // So that no unit finds another one running, which it would wait for.
          for (let read = 0; read < reads; read++) await tallies()
          await addUnit(name)
        }
      }
      await Promise.all([oneAfterAnother('a', 0), oneAfterAnother('b', 10)])
      isDone = true
      expect(turns).toBeGreaterThanOrEqual(units)
    })

    it('roll back independently', async () => {
      const units = [
        addUnit('first'),
        inTransaction(db, async (trx) => {
          await add(trx, 'failed')
          throw new Error('no')
        }),
        inTransaction(db, async (trx) => {
          await add(trx, 'broken')
          await sql`insert into tally values ('broken', 1)`.execute(trx)
        }),
        addUnit('last'),
      ]
      expect(await outcomes(units)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      expect(await tallies()).toEqual({ first: 1, last: 1 })
    })

    it('run in the order of their calls', async () => {
      const order: number[] = []
      await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          inTransaction(db, async (trx) => {
            await add(trx, 'a')
            order.push(i)
            await add(trx, 'b')
          }),
        ),
      )
      expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    })
  })

  it('refuses a query that its unit did not await, even during the commit', async () => {
    let late: Promise<unknown> | undefined
    await inTransaction(db, async (trx) => {
      await add(trx, 'kept')
      const laterInThisTurn = async () => {
        for (let i = 0; i < 100; i++) await undefined
        return add(trx, 'late')
      }
      late = laterInThisTurn().catch((error: Error) => error.message)
    })
    expect(await late).toMatch(/ended before this query/)
    expect(await tallies()).toEqual({ kept: 1 })
  })

  it('shows no write, runs no callback and resolves no unit before the commit is durable', async () => {
    const seen: string[] = []
    let goOn = () => {}
    const turn = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const first = inTransaction(db, async (trx) => {
      await add(trx, 'first')
      afterCommit(trx, () => seen.push('called back'))
    }).then(() => seen.push('answered'))
    const second = inTransaction(db, async (trx) => {
      await add(trx, 'second')
      await turn
    })
    for (let i = 0; i < 5; i++) await new Promise(setImmediate)
    expect(await tallies()).toEqual({})
    expect(seen).toEqual([])
    goOn()
    await Promise.all([first, second])
    expect(seen).toEqual(['called back', 'answered'])
    expect(await tallies()).toEqual({ first: 1, second: 1 })
  })

  describe('a failed commit', () => {
    // A deferred foreign key makes the COMMIT itself fail, not an earlier statement.
    const spoilCommit = (trx: Trx) =>
      sql`pragma defer_foreign_keys = on`
        .execute(trx)
        .then(() => sql`insert into track values (999999, 1, x'00')`.execute(trx))

    it('rejects every unit in it and keeps none of them', async () => {
      const seen: string[] = []
      const units = [
        inTransaction(db, async (trx) => {
          await add(trx, 'a')
          afterCommit(trx, () => seen.push('a'))
        }),
        inTransaction(db, async (trx) => {
          await add(trx, 'b')
          await spoilCommit(trx)
        }),
        addUnit('c'),
        add(db, 'd'),
      ]
      expect(await outcomes(units)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
      expect(await tallies()).toEqual({})
      expect(seen).toEqual([])
    })

    it('does not affect the next unit', async () => {
      await outcomes([inTransaction(db, spoilCommit)])
      await addUnit('next')
      expect(await tallies()).toEqual({ next: 1 })
    })
  })

  describe('a full disk', () => {
    const limitPages = (trx: Trx) =>
      sql`pragma page_count`
        .execute(trx)
        .then(({ rows }) =>
          sql
            .raw(`pragma max_page_count = ${(rows[0] as { page_count: number }).page_count + 4}`)
            .execute(trx),
        )
    const fill = async (trx: Trx) => {
      for (let i = 0; i < 50; i++) await add(trx, `${'x'.repeat(3_000)}${i}`)
    }

    it('rejects every rolled back unit with a client error', async () => {
      await inTransaction(db, limitPages)
      const units = [addUnit('before'), inTransaction(db, fill)]
      const [before, full] = await Promise.allSettled(units)
      expect([before?.status, full?.status]).toEqual(['rejected', 'rejected'])
      expect(databaseError((full as PromiseRejectedResult).reason)?.code).toBe('storage_full')
      expect((before as PromiseRejectedResult).reason).toMatchObject({ code: 'unavailable', retryAfter_s: 2 })
      expect(await tallies()).toEqual({})
    })

    it('rejects a unit that catches the error and goes on, and keeps none of its writes', async () => {
      await inTransaction(db, limitPages)
      const stubborn = inTransaction(db, async (trx) => {
        await add(trx, 'lost with the rest')
        await fill(trx).catch(() => {})
        await add(trx, 'must not be kept alone')
      })
      await expect(stubborn).rejects.toMatchObject({
        code: 'unavailable',
        cause: 'the shared transaction was rolled back',
      })
      expect(await tallies()).toEqual({})
      await addUnit('small')
      expect(await tallies()).toEqual({ small: 1 })
    })
  })

  it('keeps exactly the units that resolved, of 5,000 random concurrent ones', async () => {
    const random = randomNumbers(20_261_122)
    const model: Record<string, number> = {}
    let acknowledged = 0
    const unit = async () => {
      const names = Array.from({ length: 1 + random(3) }, () => `name-${random(40)}`)
      const fate = random(10)
      const work = async (trx: Trx) => {
        for (const name of names) await add(trx, name)
        if (fate === 0) throw new Error('fails')
        if (fate === 1) await sql`insert into tally values (${names[0]}, 1)`.execute(trx)
        if (fate === 2) await Promise.resolve()
      }
      const isKept = await inTransaction(db, work).then(
        () => true,
        () => false,
      )
      expect(isKept).toBe(fate > 1)
      if (!isKept) return
      acknowledged++
      for (const name of names) model[name] = (model[name] ?? 0) + 1
    }
    const callers = Array.from({ length: 100 }, async () => {
      for (let i = 0; i < 50; i++) {
        await unit()
        if (random(5) === 0) await new Promise(setImmediate)
      }
    })
    await Promise.all(callers)
    expect(acknowledged).toBeGreaterThan(3_500)
    expect(await tallies()).toEqual(model)
    const [{ integrity_check }] = (await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db))
      .rows as [{ integrity_check: string }]
    expect(integrity_check).toBe('ok')
  })

  it('rolls back the running unit on close, and rejects the units that waited for its commit', async () => {
    const ended = addUnit('ended').catch((error: Error) => error.cause)
    const running = inTransaction(db, async (trx) => {
      await add(trx, 'running')
      await new Promise(setImmediate)
      await db.destroy()
    }).catch((error: Error) => error)
    expect(await ended).toMatch(/closed/)
    expect(await running).toBeInstanceOf(Error)
    const file = new BetterSqlite3(path.join(database.folder, 'fittrack.db'))
    expect(file.prepare('select count(*) from tally').pluck().get()).toBe(0)
    file.close()
  })

  it('refuses to stream, which would block the write-ahead log', async () => {
    const stream = async () => {
      for await (const _ of db.selectFrom('job').selectAll().stream()) {
        // There are no rows to read.
      }
    }
    await expect(stream()).rejects.toThrow(/pages/)
  })

  it('never writes through the reading connection', async () => {
    await sql`with added as (select 1) insert into tally select 'through the writer', 1 from added`.execute(
      db,
    )
    expect(await tallies()).toEqual({ 'through the writer': 1 })
  })
})

describe('the prepared statements of a connection', () => {
  it('are reused, and the least recently used are evicted first', () => {
    const connection = new BetterSqlite3(':memory:')
    const cache = new StatementCache(connection)
    const often = cache.prepare('select -1')
    const once = cache.prepare('select -2')
    for (let i = 0; i < 499; i++) {
      cache.prepare(`select ${i}`)
      expect(cache.prepare('select -1')).toBe(often)
    }
    expect(cache.prepare('select -2')).not.toBe(once)
    connection.close()
  })
})

describe('the SQLite version', () => {
  it.each(['3.51.3', '3.51.10', '3.54.1', '3.60.0', '4.0.0'])('%s is new enough', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow()
  })

  it.each(['3.51.2', '3.51.0', '3.9.9', '3.7.0', '2.99.99'])(
    '%s can corrupt a database and is refused',
    (version) => {
      expect(() => assertSqliteVersion(version)).toThrow(
        `SQLite ${version} is too old; FitTrack needs 3.51.3.`,
      )
    },
  )
})

/** Pseudo-random numbers with a fixed seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
