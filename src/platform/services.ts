import type { FastifyBaseLogger } from 'fastify'
import type { Cache } from './cache/index.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './database/schema.ts'
import type { EventBus } from './events.ts'
import type { JobQueue } from './jobs/index.ts'
import type { Limits } from './limits/index.ts'
import type { Mailer } from './mail/index.ts'
import type { PubSub } from './pubsub/index.ts'
import type { Redis } from './redis.ts'
import type { Secret } from './secret.ts'
import type { Storage } from './storage/index.ts'

/**
 * Everything that outlives a request. `openServices` makes it once, and every feature receives it. A feature adds a
 * service of its own by declaration merging, beside the type of that service.
 */
export interface Services {
  config: Config
  clock: Clock
  log: FastifyBaseLogger
  db: Db
  storage: Storage
  queue: JobQueue
  mailer: Mailer
  /** Null without REDIS_URL. The connection may fail at any time. */
  redis: Redis | null
  limits: Limits
  pubsub: PubSub
  cache: Cache
  events: EventBus
  secret: Secret
}
