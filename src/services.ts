import path from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import type { Db } from './database.ts'
import { openParserPool, type ParserPool } from './features/recordings/index.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database/index.ts'
import { EventBus } from './platform/events.ts'
import { JobQueue } from './platform/jobs/index.ts'
import { type DeriveKey, openSecret } from './platform/secret.ts'
import { openLocalStorage, type Storage } from './platform/storage/index.ts'

/** Everything that outlives a request, handed to each feature. */
export type Services = {
  config: Config
  clock: Clock
  log: FastifyBaseLogger
  db: Db
  storage: Storage
  queue: JobQueue
  events: EventBus
  parser: ParserPool
  deriveKey: DeriveKey
}

/** Opens every driver that `config` asks for; throws a StartupError with a sentence for the operator. */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  // Lines are written behind the requests they tell of, not in their way.
  const destination = pino.destination({ dest: 1, sync: false })
  const log = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  )
  const deriveKey = openSecret(config)
  const storage = await openLocalStorage(path.join(config.dataDir, 'media'))
  const db = await openDatabase(config)
  return {
    config,
    clock,
    log,
    db,
    storage,
    queue: new JobQueue(clock),
    events: new EventBus(log),
    parser: openParserPool({ maxThreads: config.recordings.parserThreads }),
    deriveKey,
  }
}

/** Closes what `openServices` opened, the database last. */
export async function closeServices(services: Services): Promise<void> {
  await services.parser.close()
  await services.db.destroy()
}
