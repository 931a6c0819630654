import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { afterCommit } from './database/index.ts'
import type { Trx } from './database/schema.ts'
import { openMemoryPubSub, type PubSub } from './pubsub/index.ts'

/**
 * The events and their values. Each feature registers its own in its `events.ts` by declaration merging. An event
 * reports a durable change and may be lost; work that must be done is a job.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface Events {}

type Listener<K extends keyof Events> = (event: Events[K]) => void
type Message<K extends keyof Events = keyof Events> = { node: string; name: K; event: Events[K] }

const TOPIC = 'events'

/** Delivers events to the listeners of every server, once the transaction that emits them is durable. */
export class EventBus {
  readonly #listeners = new Map<keyof Events, Listener<never>[]>()
  readonly #log: FastifyBaseLogger
  readonly #pubsub: PubSub
  readonly #node = randomUUID()

  constructor(log: FastifyBaseLogger, pubsub: PubSub = openMemoryPubSub()) {
    this.#log = log
    this.#pubsub = pubsub
  }

  on<K extends keyof Events>(name: K, listener: Listener<K>): void {
    if (this.#listeners.size === 0) this.#pubsub.subscribe(TOPIC, (text) => this.#receive(text))
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener as Listener<never>])
  }

  emit<K extends keyof Events>(trx: Trx, name: K, event: Events[K]): void {
    afterCommit(trx, () => {
      // Listeners on this server get the event directly, even while Redis is away.
      this.#deliver(name, event)
      this.#pubsub.publish(TOPIC, JSON.stringify({ node: this.#node, name, event } satisfies Message<K>))
    })
  }

  #receive(text: string): void {
    try {
      const { node, name, event } = JSON.parse(text) as Message
      if (node !== this.#node) this.#deliver(name, event)
    } catch (error) {
      this.#log.error({ err: error }, 'an event from another server could not be read')
    }
  }

  #deliver<K extends keyof Events>(name: K, event: Events[K]): void {
    for (const listener of (this.#listeners.get(name) ?? []) as Listener<K>[]) {
      try {
        listener(event)
      } catch (error) {
        this.#log.error({ err: error, event: name }, 'a listener failed')
      }
    }
  }
}
