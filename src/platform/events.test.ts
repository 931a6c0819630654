import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../test/support/databases.ts'
import type { Events } from '../events.ts'
import { readConfig } from './config.ts'
import { inTransaction, openDatabase } from './database/index.ts'
import type { Db } from './database/schema.ts'
import { EventBus } from './events.ts'
import { openMemoryPubSub } from './pubsub/index.ts'

describe('events', () => {
  let database: TestDatabase
  let db: Db
  const hub = new EventEmitter()
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })

  beforeAll(async () => {
    database = await makeDatabase('SQLite')
    db = await openDatabase(readConfig(database.env))
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  const turn = () => new Promise((resolve) => setTimeout(resolve, 10))
  const ended = { account_id: 1, session_ids: [2, 3] }
  const created = { workout_id: 1, owner_id: 1 }

  function openBus() {
    const bus = new EventBus(log, openMemoryPubSub(hub))
    const heard: unknown[] = []
    for (const name of ['sessions.ended', 'workout.created'] as (keyof Events)[])
      bus.on(name, (event) => void heard.push([name, event]))
    return { bus, heard }
  }

  it('are told once where they happen, and those that take something away on the other servers', async () => {
    const [here, there] = [openBus(), openBus()]
    await inTransaction(db, async (trx) => {
      here.bus.emit(trx, 'sessions.ended', ended)
      here.bus.emit(trx, 'workout.created', created)
      await turn()
      expect([here.heard, there.heard]).toEqual([[], []])
    })
    await turn()
    expect(here.heard).toEqual([
      ['sessions.ended', ended],
      ['workout.created', created],
    ])
    expect(there.heard).toEqual([['sessions.ended', ended]])
  })

  it('are not told when the transaction is taken back', async () => {
    const [here, there] = [openBus(), openBus()]
    const work = inTransaction(db, async (trx) => {
      here.bus.emit(trx, 'sessions.ended', ended)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    await turn()
    expect([here.heard, there.heard]).toEqual([[], []])
  })

  it('go on when a listener fails, or when another server says what nobody understands', async () => {
    const { bus, heard } = openBus()
    bus.on('sessions.ended', () => {
      throw new Error('a listener like this')
    })
    const other = openMemoryPubSub(hub)
    const say = (name: string, event: object) => other.publish(JSON.stringify({ node: 'other', name, event }))
    for (const junk of ['', 'null', '{', '{}', '[]', '"x"']) other.publish(junk)
    say('toString', {})
    say('workout.created', created)
    say('sessions.ended', ended)
    await turn()
    expect(heard).toEqual([['sessions.ended', ended]])
    expect(logged.join('')).toContain('a listener like this')
  })
})
