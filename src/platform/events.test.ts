import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../test/support/databases.ts'
import { readConfig } from './config.ts'
import { inTransaction, openDatabase } from './database/index.ts'
import type { Db } from './database/schema.ts'
import { EventBus } from './events.ts'
import { openMemoryPubSub } from './pubsub/index.ts'

describe('events', () => {
  let database: TestDatabase
  let db: Db
  let hub: Parameters<typeof openMemoryPubSub>[0]
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })

  beforeAll(async () => {
    database = await makeDatabase('SQLite')
    db = await openDatabase(readConfig(database.env))
  })
  beforeEach(() => {
    hub = new Set()
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  const delivered = () => new Promise((resolve) => setTimeout(resolve, 10))
  const sessionsEnded = { session_ids: [2, 3] }
  const accountChanged = { account_id: 1 }

  function openBus() {
    const bus = new EventBus(log, openMemoryPubSub(hub))
    const received: unknown[] = []
    for (const name of ['sessions.ended', 'account.changed'] as const)
      bus.on(name, (event) => void received.push([name, event]))
    return { bus, received }
  }

  it('reach each listener of every server once, after the commit', async () => {
    const [here, there] = [openBus(), openBus()]
    await inTransaction(db, async (trx) => {
      here.bus.emit(trx, 'sessions.ended', sessionsEnded)
      here.bus.emit(trx, 'account.changed', accountChanged)
      await delivered()
      expect([here.received, there.received]).toEqual([[], []])
    })
    await delivered()
    const events = [
      ['sessions.ended', sessionsEnded],
      ['account.changed', accountChanged],
    ]
    expect([here.received, there.received]).toEqual([events, events])
  })

  it('reach nobody when the transaction is rolled back', async () => {
    const [here, there] = [openBus(), openBus()]
    const work = inTransaction(db, async (trx) => {
      here.bus.emit(trx, 'sessions.ended', sessionsEnded)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    await delivered()
    expect([here.received, there.received]).toEqual([[], []])
  })

  it('reach the other listeners when one throws', async () => {
    const { bus, received } = openBus()
    bus.on('sessions.ended', () => {
      throw new Error('this listener throws')
    })
    bus.on('sessions.ended', () => void received.push('the last listener'))
    await inTransaction(db, async (trx) => bus.emit(trx, 'sessions.ended', sessionsEnded))
    expect(received).toEqual([['sessions.ended', sessionsEnded], 'the last listener'])
    expect(logged.join('')).toContain('this listener throws')
  })

  it('are not emitted for messages that cannot be parsed or name an unknown event', async () => {
    const { received } = openBus()
    const other = openMemoryPubSub(hub)
    for (const junk of ['', 'null', '{', '{}', '[]', '"x"']) other.publish('events', junk)
    for (const name of ['toString', 'sessions.ended'])
      other.publish('events', JSON.stringify({ node: 'other', name, event: sessionsEnded }))
    await delivered()
    expect(received).toEqual([['sessions.ended', sessionsEnded]])
  })

  it('cause no subscription until the server has a listener', () => {
    const topics: string[] = []
    const subscribe = (topic: string) => {
      topics.push(topic)
      return { active: Promise.resolve(), end() {} }
    }
    const bus = new EventBus(log, { ...openMemoryPubSub(), subscribe })
    expect(topics).toEqual([])
    bus.on('sessions.ended', () => {})
    bus.on('account.changed', () => {})
    expect(topics).toEqual(['events'])
  })
})
