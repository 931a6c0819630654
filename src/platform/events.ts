import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { BROADCAST, type Events } from '../events.ts'
import { afterCommit } from './database/index.ts'
import type { Trx } from './database/schema.ts'
import { openMemoryPubSub, type PubSub } from './pubsub/index.ts'

type Listener<K extends keyof Events> = (event: Events[K]) => void
type Message<K extends keyof Events = keyof Events> = { node: string; name: K; event: Events[K] }

/**
 * Carries news from features below to features above once the transaction is durable: in this process, and what
 * BROADCAST names to the other servers as well.
 */
export class EventBus {
  readonly #listeners = new Map<keyof Events, Listener<never>[]>()
  readonly #log: FastifyBaseLogger
  readonly #pubsub: PubSub
  readonly #node = randomUUID()

  constructor(log: FastifyBaseLogger, pubsub: PubSub = openMemoryPubSub()) {
    this.#log = log
    this.#pubsub = pubsub
    pubsub.subscribe((text) => this.#receive(text))
  }

  on<K extends keyof Events>(name: K, listener: Listener<K>): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener as Listener<never>])
  }

  emit<K extends keyof Events>(trx: Trx, name: K, event: Events[K]): void {
    afterCommit(trx, () => {
      this.#tell(name, event)
      if (!BROADCAST.includes(name)) return
      this.#pubsub.publish(JSON.stringify({ node: this.#node, name, event } satisfies Message<K>))
    })
  }

  /** Told here only: who sent it told everybody. */
  #receive(text: string): void {
    try {
      const { node, name, event } = JSON.parse(text) as Message
      if (node !== this.#node && BROADCAST.includes(name)) this.#tell(name, event)
    } catch (error) {
      this.#log.error({ err: error }, 'what another server said cannot be read')
    }
  }

  #tell<K extends keyof Events>(name: K, event: Events[K]): void {
    for (const listener of (this.#listeners.get(name) ?? []) as Listener<K>[]) {
      try {
        listener(event)
      } catch (error) {
        this.#log.error({ err: error, event: name }, 'a listener failed')
      }
    }
  }
}
