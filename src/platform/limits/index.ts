import type { RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit, RateLimits } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Redis } from '../redis.ts'

export type LimitName = keyof RateLimits

/** The state of a limit for one key: `remaining` of `points` are left, and it resets after `reset_s`. */
export type LimitState = { points: number; remaining: number; reset_s: number }

export type Limits = {
  /** Takes a point, or several. Throws `LimitExceeded` when too few are left; returns null when limits are off. */
  take(limit: LimitName, key: string, points?: number): Promise<LimitState | null>
  /** Takes no point, but throws `LimitExceeded` when none is left. */
  check(limit: LimitName, key: string): Promise<void>
  /** Returns a point that should not count after all. */
  giveBack(limit: LimitName, key: string): Promise<void>
}

/** The key by which the limits of an account are counted. */
export function accountLimitKey(account_id: number): string {
  return `account:${account_id}`
}

export class LimitExceeded extends AppError {
  readonly state: LimitState

  constructor(state: LimitState) {
    super(
      'rate_limited',
      { code: 'rate_limited', retry_after_s: state.reset_s },
      { retryAfter_s: state.reset_s },
    )
    this.state = state
  }
}

const OFF: Limits = { take: async () => null, check: async () => {}, giveBack: async () => {} }

/** Counts in Redis for all servers together. Without Redis, or while it is away, each server counts on its own. */
export async function openLimits(rateLimits: RateLimits | null, redis: Redis | null): Promise<Limits> {
  if (!rateLimits) return OFF
  const opened = Object.entries(rateLimits).map(
    async ([name, rate]) => [name, await openLimiter(name, rate, redis)] as const,
  )
  const limiters = Object.fromEntries(await Promise.all(opened)) as Record<
    LimitName,
    Awaited<ReturnType<typeof openLimiter>>
  >
  const stateOf = (limit: LimitName, { remainingPoints, msBeforeNext }: RateLimiterRes): LimitState => ({
    points: rateLimits[limit].points,
    remaining: remainingPoints,
    reset_s: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  })
  const giveBack = async (limit: LimitName, key: string, points = 1) =>
    void (await limiters[limit].reward(key, points))
  return {
    giveBack,
    async check(limit, key) {
      const state = await limiters[limit].get(key)
      if (state && state.remainingPoints <= 0) throw new LimitExceeded(stateOf(limit, state))
    },
    async take(limit, key, points = 1) {
      try {
        return stateOf(limit, await limiters[limit].consume(key, points))
      } catch (refused) {
        if (refused instanceof Error) throw refused
        // A refused request takes no point, or points that are given back later would not reopen the limit.
        await giveBack(limit, key, points)
        throw new LimitExceeded(stateOf(limit, refused as RateLimiterRes))
      }
    },
  }
}

async function openLimiter(name: string, { points, duration_s }: RateLimit, redis: Redis | null) {
  const { RateLimiterMemory, RateLimiterRedis } = await import('rate-limiter-flexible')
  const options = { keyPrefix: `fittrack:limit:${name}`, points, duration: duration_s }
  const local = new RateLimiterMemory(options)
  if (!redis) return local
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    insuranceLimiter: local,
    rejectIfRedisNotReady: true,
  })
}
