import type { PubSub } from './pubsub.ts'
import { Topics } from './topics.ts'

/** Carries messages inside this process, between all instances that share `hub`. */
export function openMemoryPubSub(hub = new Set<Topics>()): PubSub {
  const topics = new Topics({ join: () => Promise.resolve(), leave() {} })
  hub.add(topics)
  const deliver = (topic: string, message: string) => {
    for (const each of hub) each.deliver(topic, message)
  }
  return {
    publish: (topic, message) => void setImmediate(deliver, topic, message),
    subscribe: (topic, listener) => topics.add(topic, listener),
    async close() {
      hub.delete(topics)
    },
  }
}
