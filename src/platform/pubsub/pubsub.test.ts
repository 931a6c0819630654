import { EventEmitter, once } from 'node:events'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import {
  answersAgain,
  closes,
  describeWithRedis,
  openFaultyRedis,
  ownRedisUrl,
} from '../../../test/support/redis.ts'
import { openRedis, type Redis } from '../redis.ts'
import { openMemoryPubSub, openPubSub, type PubSub } from './index.ts'

const log = pino({ level: 'silent' })
const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const keep = (pubsub: PubSub) => {
  opened.push(pubsub)
  return pubsub
}
async function connect(url = ownRedisUrl()): Promise<[PubSub, Redis]> {
  const redis = await openRedis(url, log)
  const pubsub = keep(await openPubSub(redis, log))
  opened.push({ close: () => redis.disconnect() })
  return [pubsub, redis]
}

/** Everything that `pubsub` hears, and a promise for when `last` has come. */
function listen(pubsub: PubSub) {
  const heard: string[] = []
  const news = new EventEmitter()
  pubsub.subscribe((message) => {
    heard.push(message)
    news.emit('message')
  })
  const until = async (last: string) => {
    while (heard.at(-1) !== last) await once(news, 'message')
    return heard
  }
  return { heard, until }
}

function pubsubSuite(openTwo: () => Promise<[PubSub, PubSub]>): void {
  it('carries every message to all, in order, the sender as well', async () => {
    const [here, there] = await openTwo()
    const [own, others] = [listen(here), listen(there)]
    const messages = ['{"a":1}', 'ünïcode ☃', '', ...Array.from({ length: 50 }, (_, n) => `message ${n}`)]
    for (const message of messages) here.publish(message)
    expect(await others.until('message 49')).toEqual(messages)
    expect(await own.until('message 49')).toEqual(messages)
  })

  it('tells every listener', async () => {
    const [here, there] = await openTwo()
    const listeners = [listen(there), listen(there)]
    here.publish('once')
    for (const { until } of listeners) expect(await until('once')).toEqual(['once'])
  })

  it('tells nothing more to who has closed', async () => {
    const [here, there] = await openTwo()
    const [own, closed] = [listen(here), listen(there)]
    await there.close()
    here.publish('too late')
    await own.until('too late')
    expect(closed.heard).toEqual([])
  })
}

describe('news in memory', () => {
  const hub = new EventEmitter()
  pubsubSuite(async () => [keep(openMemoryPubSub(hub)), keep(openMemoryPubSub(hub))])
})

describeWithRedis('news over Redis', () => {
  pubsubSuite(async () => [(await connect())[0], (await connect())[0]])

  it('stays inside one installation, whichever share the server', async () => {
    const other = new URL(ownRedisUrl())
    other.pathname = `/${(Number(other.pathname.slice(1)) % 15) + 1}`
    const [[here], [there]] = [await connect(), await connect(other.href)]
    const [own, others] = [listen(here), listen(there)]
    here.publish('ours')
    await own.until('ours')
    there.publish('theirs')
    await others.until('theirs')
    expect([own.heard, others.heard]).toEqual([['ours'], ['theirs']])
  })

  it.each(['goAway', 'hang'] as const)(
    'is lost while Redis is away (%s), fails nothing, and comes again',
    async (outage) => {
      const faulty = await openFaultyRedis()
      const [[here, redis], [there]] = [await connect(faulty.url), await connect()]
      const [own, others] = [listen(here), listen(there)]
      await faulty[outage]()
      here.publish('lost')
      if (redis.status === 'ready') await closes(redis)
      await faulty.comeBack()
      await answersAgain(redis)
      // Both ways: what it says is heard, and it hears again.
      while (!others.heard.includes('back')) {
        here.publish('back')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      while (!own.heard.includes('hello')) {
        there.publish('hello')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      expect(others.heard).not.toContain('lost')
      await faulty.close()
    },
  )
})
