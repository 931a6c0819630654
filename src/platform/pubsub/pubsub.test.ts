import { EventEmitter, once } from 'node:events'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import {
  describeWithRedis,
  openFaultyRedis,
  ownRedisUrl,
  waitForAnswer,
  waitForClose,
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

/** Subscribes to a topic, collects its messages, and can wait for one of them. */
async function listen(pubsub: PubSub, topic = 'news') {
  const received: string[] = []
  const arrivals = new EventEmitter()
  const { active, end } = pubsub.subscribe(topic, (message) => {
    received.push(message)
    arrivals.emit('message')
  })
  await active
  const until = async (last: string) => {
    while (received.at(-1) !== last) await once(arrivals, 'message')
    return received
  }
  return { received, until, end }
}

function pubsubSuite(openTwo: () => Promise<[PubSub, PubSub]>): void {
  it('carries every message to all servers in order, the sender included', async () => {
    const [here, there] = await openTwo()
    const [own, others] = [await listen(here), await listen(there)]
    const messages = ['{"a":1}', 'ünïcode ☃', '', ...Array.from({ length: 50 }, (_, n) => `message ${n}`)]
    for (const message of messages) here.publish('news', message)
    expect(await others.until('message 49')).toEqual(messages)
    expect(await own.until('message 49')).toEqual(messages)
  })

  it('calls every listener of a topic', async () => {
    const [here, there] = await openTwo()
    const listeners = [await listen(there), await listen(there)]
    here.publish('news', 'once')
    for (const { until } of listeners) expect(await until('once')).toEqual(['once'])
  })

  it('keeps topics apart', async () => {
    const [here, there] = await openTwo()
    const [first, second] = [await listen(there, 'live:1'), await listen(there, 'live:2')]
    here.publish('live:1', 'to the first')
    here.publish('live:12', 'to nobody')
    here.publish('live:2', 'to the second')
    expect(await second.until('to the second')).toEqual(['to the second'])
    expect(first.received).toEqual(['to the first'])
  })

  it('stops calling a listener that has ended its subscription, and no other', async () => {
    const [here, there] = await openTwo()
    const [ended, other] = [await listen(there), await listen(there)]
    ended.end()
    ended.end()
    here.publish('news', 'too late')
    await other.until('too late')
    expect(ended.received).toEqual([])
    const again = await listen(there)
    here.publish('news', 'again')
    expect(await again.until('again')).toEqual(['again'])
  })

  it('calls nobody on a server that has closed', async () => {
    const [here, there] = await openTwo()
    const [own, closed] = [await listen(here), await listen(there)]
    await there.close()
    here.publish('news', 'too late')
    await own.until('too late')
    expect(closed.received).toEqual([])
  })
}

describe('pub/sub in memory', () => {
  pubsubSuite(async () => {
    const hub: Parameters<typeof openMemoryPubSub>[0] = new Set()
    return [keep(openMemoryPubSub(hub)), keep(openMemoryPubSub(hub))]
  })
})

describeWithRedis('pub/sub over Redis', () => {
  pubsubSuite(async () => [(await connect())[0], (await connect())[0]])

  it('subscribes a server only to the topics that it listens to', async () => {
    const [[here, redis], [there]] = [await connect(), await connect()]
    const channels = ['live:1', 'live:2', 'live:3'].map((topic) => `fittrack:${redis.options.db}:${topic}`)
    const subscribers = async () => {
      const counts = (await redis.pubsub('NUMSUB', ...channels)) as (string | number)[]
      return channels.map((channel) => counts[counts.indexOf(channel) + 1])
    }
    const [first, second] = [await listen(here, 'live:1'), await listen(here, 'live:1')]
    await listen(there, 'live:1')
    const third = await listen(there, 'live:2')
    expect(await subscribers()).toEqual([2, 1, 0])
    first.end()
    third.end()
    await eventually(async () => expect(await subscribers()).toEqual([2, 0, 0]))
    second.end()
    await eventually(async () => expect(await subscribers()).toEqual([1, 0, 0]))
  })

  it('carries thousands of topics', async () => {
    const [[here], [there]] = [await connect(), await connect()]
    const topics = Array.from({ length: 3_000 }, (_, n) => `live:${n}`)
    const listeners = await Promise.all(topics.map((topic) => listen(there, topic)))
    for (const topic of topics) here.publish(topic, topic)
    await Promise.all(listeners.map(({ until }, n) => until(`live:${n}`)))
    expect(listeners.map(({ received }) => received)).toEqual(topics.map((topic) => [topic]))
  })

  it('keeps apart two installations that share a Redis server', async () => {
    const other = new URL(ownRedisUrl())
    other.pathname = `/${(Number(other.pathname.slice(1)) % 15) + 1}`
    const [[here], [there]] = [await connect(), await connect(other.href)]
    const [own, others] = [await listen(here), await listen(there)]
    here.publish('news', 'ours')
    await own.until('ours')
    there.publish('news', 'theirs')
    await others.until('theirs')
    expect([own.received, others.received]).toEqual([['ours'], ['theirs']])
  })

  it.each(['stop', 'hang'] as const)(
    'loses messages while Redis is away (%s), throws nothing, and recovers every topic',
    async (outage) => {
      const faulty = await openFaultyRedis()
      const [[here, redis], [there]] = [await connect(faulty.url), await connect()]
      const [own, others, ended] = [await listen(here), await listen(there), await listen(here, 'ended')]
      await faulty[outage]()
      here.publish('news', 'lost')
      if (redis.status === 'ready') await waitForClose(redis)
      const added = await listen(here, 'added')
      ended.end()
      await faulty.restart()
      await waitForAnswer(redis)
      const publishUntil = async (from: PubSub, topic: string, { received }: { received: string[] }) => {
        while (!received.includes('back')) {
          from.publish(topic, 'back')
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      await publishUntil(here, 'news', others)
      await publishUntil(there, 'news', own)
      there.publish('ended', 'back')
      await publishUntil(there, 'added', added)
      expect(others.received).not.toContain('lost')
      expect(ended.received).toEqual([])
      await faulty.close()
    },
  )
})
