import type { Listener, Subscription } from './pubsub.ts'

type Transport = {
  /** Called for the first listener of a topic; resolves when the subscription is active. */
  join(topic: string): Promise<void>
  /** Called after the last listener of a topic has left. */
  leave(topic: string): void
}

/** The topics that this server listens to, and their listeners. */
export class Topics {
  readonly #transport: Transport
  readonly #topics = new Map<string, { listeners: Set<{ listener: Listener }>; active: Promise<void> }>()

  constructor(transport: Transport) {
    this.#transport = transport
  }

  names(): string[] {
    return [...this.#topics.keys()]
  }

  add(name: string, listener: Listener): Subscription {
    const topic = this.#topics.get(name) ?? { listeners: new Set(), active: this.#transport.join(name) }
    this.#topics.set(name, topic)
    // The same function may listen twice.
    const entry = { listener }
    topic.listeners.add(entry)
    return {
      active: topic.active,
      end: () => {
        if (!topic.listeners.delete(entry) || topic.listeners.size > 0) return
        this.#topics.delete(name)
        this.#transport.leave(name)
      },
    }
  }

  deliver(name: string, message: string): void {
    for (const { listener } of this.#topics.get(name)?.listeners ?? []) listener(message)
  }
}
