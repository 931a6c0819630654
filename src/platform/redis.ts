import { once } from 'node:events'
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'

export type { Redis } from 'ioredis'

/** No request waits longer for Redis. A connection that hangs is replaced, and counts as away until then. */
const COMMAND_TIMEOUT_MS = 250
const SOCKET_TIMEOUT_MS = 500
const CONNECT_TIMEOUT_MS = 1_000
const MAX_RETRY_DELAY_MS = 2_000

/**
 * Connects, and reconnects for as long as the process runs. Redis may be away at any time, even at the start: commands
 * then fail at once. Redis never holds the only copy of anything.
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
    retryStrategy: (times) => Math.min(times * 100, MAX_RETRY_DELAY_MS),
  })
  logOutages(redis, log)
  await once(redis, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(() => {})
  return redis
}

/** Writes two lines per outage, however many reconnects it takes. */
function logOutages(redis: Redis, log: FastifyBaseLogger): void {
  let isAway = false
  redis.on('error', ({ message }: Error) => {
    if (!isAway) log.warn({ reason: message }, 'Redis does not answer; continuing without it')
    isAway = true
  })
  redis.on('ready', () => {
    if (isAway) log.info('Redis answers again')
    isAway = false
  })
}
