import { once } from 'node:events'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'

export type { Redis } from 'ioredis'

/** Who waits for Redis waits no longer than this; what hangs is connected anew, and until then counts as away. */
const COMMAND_TIMEOUT_MS = 250
const SOCKET_TIMEOUT_MS = 500
const CONNECT_TIMEOUT_MS = 1_000
const LONGEST_PAUSE_MS = 2_000

/**
 * Connects, and again by itself for as long as the process lives. Redis may be lost at any time, at the start as
 * well: every command fails at once while it is away, and nothing is kept there that is not also elsewhere.
 */
export async function openRedis(url: string, log: FastifyBaseLogger): Promise<Redis> {
  const { Redis } = await import('ioredis')
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    disableClientInfo: true,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_PAUSE_MS),
  })
  tellOfOutages(redis, log)
  await once(redis, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(() => {})
  return redis
}

/** Two lines for an outage, however many attempts it takes. */
function tellOfOutages(redis: Redis, log: FastifyBaseLogger): void {
  let isAway = false
  redis.on('error', ({ message }: Error) => {
    if (!isAway) log.warn({ reason: message }, 'Redis does not answer; going on without it')
    isAway = true
  })
  redis.on('ready', () => {
    if (isAway) log.info('Redis answers again')
    isAway = false
  })
}
