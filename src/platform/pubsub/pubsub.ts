export type Listener = (message: string) => void

export type Subscription = {
  /** Resolves when the subscription is active: from then on messages arrive. Resolves at once while Redis is away. */
  active: Promise<void>
  end(): void
}

/**
 * Carries messages by topic between all servers of one installation, the sender included. A server receives only the
 * topics that it subscribes to. Messages are lost while Redis is away, so a reader that must not miss anything also
 * reads the database.
 */
export type PubSub = {
  publish(topic: string, message: string): void
  /** The listener must not throw. */
  subscribe(topic: string, listener: Listener): Subscription
  close(): Promise<void>
}
