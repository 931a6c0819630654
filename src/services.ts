import { pino } from 'pino'
import { openImagePool } from './features/media/index.ts'
import { openParserPool, openTrackReader } from './features/recordings/index.ts'
import { openRevisions } from './features/revisions/index.ts'
import { JOB_LANES } from './job-lanes.ts'
import { openCache } from './platform/cache/index.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, openReads } from './platform/database/index.ts'
import { EventBus } from './platform/events.ts'
import { JobQueue } from './platform/jobs/index.ts'
import { openLimits } from './platform/limits/index.ts'
import { openMailer } from './platform/mail/index.ts'
import { openPubSub } from './platform/pubsub/index.ts'
import { openPush } from './platform/push/index.ts'
import { Quotas } from './platform/quotas/index.ts'
import { openRedis } from './platform/redis.ts'
import { openSecret } from './platform/secret.ts'
import type { Services } from './platform/services.ts'
import { openStorage } from './platform/storage/index.ts'
import { openWordList } from './platform/word-list.ts'
import { QUOTAS } from './quotas.ts'

/** Opens every service as configured. Throws a StartupError for the operator. */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  // Writes log lines asynchronously, so that requests do not wait for them.
  const destination = pino.destination({ dest: 1, sync: false })
  const log = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  )
  const secret = openSecret(config)
  const storage = await openStorage(config)
  const db = await openDatabase(config)
  const { parserProcesses } = config.recordings
  const redis = config.redis.url ? await openRedis(config.redis.url, log) : null
  const pubsub = await openPubSub(redis, log)
  return {
    config,
    clock,
    log,
    db,
    push: openPush({ config, clock, log, db, secret }),
    reads: openReads(config, db),
    storage,
    queue: new JobQueue(clock, JOB_LANES),
    mailer: openMailer(config, log, clock),
    redis,
    limits: await openLimits(config.http.rateLimits, redis),
    pubsub,
    cache: openCache(redis, log),
    revisions: openRevisions(db),
    events: new EventBus(log, pubsub),
    parser: openParserPool({ processes: parserProcesses + 1, maxPerOwner: parserProcesses }),
    trackReader: openTrackReader(),
    images: openImagePool({ processes: config.images.processes }),
    quotas: new Quotas(config, clock, QUOTAS),
    wordList: openWordList(config),
    secret,
  }
}

/** Closes all services, the database last. */
export async function closeServices(services: Services): Promise<void> {
  services.parser.close()
  services.images.close()
  services.trackReader.close()
  await services.pubsub.close()
  services.redis?.disconnect()
  services.mailer.close()
  await services.reads.close()
  await services.db.destroy()
}
