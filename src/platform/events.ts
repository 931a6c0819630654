import type { FastifyBaseLogger } from 'fastify'
import type { Trx } from '../database.ts'
import type { Events } from '../events.ts'
import { afterCommit } from './database/index.ts'

type Listener<K extends keyof Events> = (event: Events[K]) => void

/** Carries news from features below to features above, in this process, once the transaction is durable. */
export class EventBus {
  readonly #listeners = new Map<keyof Events, Listener<never>[]>()
  readonly #log: FastifyBaseLogger

  constructor(log: FastifyBaseLogger) {
    this.#log = log
  }

  on<K extends keyof Events>(name: K, listener: Listener<K>): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener as Listener<never>])
  }

  emit<K extends keyof Events>(trx: Trx, name: K, event: Events[K]): void {
    afterCommit(trx, () => {
      for (const listener of this.#listeners.get(name) ?? []) this.#tell(name, listener as Listener<K>, event)
    })
  }

  #tell<K extends keyof Events>(name: K, listener: Listener<K>, event: Events[K]): void {
    try {
      listener(event)
    } catch (error) {
      this.#log.error({ err: error, event: name }, 'a listener failed')
    }
  }
}
