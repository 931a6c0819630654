import { isIPv4 } from 'node:net'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { AppError } from '../errors.ts'
import {
  accountLimitKey,
  LimitExceeded,
  type LimitName,
  type LimitState,
  type Limits,
} from '../limits/index.ts'
import type { App } from './app.ts'
import { isPage } from './declarations.ts'
import { HEALTH_PATHS } from './health.ts'
import { sendNotFound } from './methods.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** True once a rate limit has counted the request. */
    isCounted: boolean
  }
}

/**
 * Counts every call of the API towards one limit: the account's when somebody is signed in, else the address's. Counts
 * after authentication, whatever the order of registration, and before the body is read.
 */
export function limitRequests(app: App, limits: Limits): void {
  app.decorateRequest('isCounted', false)
  app.addHook('onRoute', (route) => {
    const { permission, limit = 'default', isForgivenOnSuccess } = route.config ?? {}
    if (HEALTH_PATHS.has(route.url) || route.method === 'OPTIONS') return
    const count = async (request: FastifyRequest, reply: FastifyReply) => {
      if (!isPage(route)) await countRequest(limits, limit, request, reply)
    }
    route.onRequest = [...listOf(route.onRequest), count] as RouteOptions['onRequest']
    if (permission !== 'public') {
      // A request that authentication refuses counts, too.
      route.errorHandler = async (error, request, reply) => {
        if (!request.isCounted) await count(request, reply)
        throw error
      }
    }
    if (isForgivenOnSuccess) {
      const giveBack = (request: FastifyRequest) => limits.giveBack(limit, limitKey(limit, request))
      const forgive = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        if (reply.statusCode < 400) await giveBack(request)
        return payload
      }
      const forgiveError = async (request: FastifyRequest, _: FastifyReply, error: unknown) => {
        if (error instanceof AppError && error.isForgiven) await giveBack(request)
      }
      route.onSend = [...listOf(route.onSend), forgive] as RouteOptions['onSend']
      route.onError = [...listOf(route.onError), forgiveError] as RouteOptions['onError']
    }
  })
}

type AnswerPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  count: () => Promise<void>,
) => Promise<boolean>

/**
 * Answers requests that have no route, before their body is read: with a page if `answerPage` sends one and returns true,
 * otherwise with 404 or 405, which count towards the limit of the address. A page counts only if `answerPage` calls
 * `count`, as it must before it asks the database.
 */
export function answerUnknownPaths(
  app: App,
  limits: Limits,
  answerPage: AnswerPage = async () => false,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const count = () => countRequest(limits, 'default', request, reply)
    if (await answerPage(request, reply, count)) return reply
    await count()
    return sendNotFound(request, reply)
  }
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) answer(request, reply).catch(done)
    else done()
  })
  app.setNotFoundHandler(answer)
}

async function countRequest(limits: Limits, limit: LimitName, request: FastifyRequest, reply: FastifyReply) {
  request.isCounted = true
  try {
    const state = await limits.take(limit, limitKey(limit, request))
    if (state) setLimitHeaders(reply, state)
  } catch (error) {
    if (error instanceof LimitExceeded) setLimitHeaders(reply, error.state)
    throw error
  }
}

function setLimitHeaders(reply: FastifyReply, { points, remaining, reset_s }: LimitState): void {
  reply.headers({ 'ratelimit-limit': points, 'ratelimit-remaining': remaining, 'ratelimit-reset': reset_s })
}

/** Guesses of passwords and codes (`auth`) count by address, whichever account they are for. */
function limitKey(limit: LimitName, request: FastifyRequest): string {
  const { actor } = request as { actor?: { account_id: number } | null }
  return actor && limit !== 'auth' ? accountLimitKey(actor.account_id) : ipLimitKey(request.ip)
}

/** The key of a client's limit: its IPv4 address in one notation, or its IPv6 /64 network, which one customer has. */
export function ipLimitKey(ip: string | undefined): string {
  if (!ip?.includes(':')) return ip ?? ''
  const groups = ipv6Groups(ip.split('%')[0]!.toLowerCase())
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [groups[6]! >> 8, groups[6]! & 0xff, groups[7]! >> 8, groups[7]! & 0xff].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

function ipv6Groups(ip: string): number[] {
  const [front = [], back] = ip.split('::').map((half) => half.split(':').filter(Boolean).flatMap(toGroups))
  if (!back) return front
  return [...front, ...new Array<number>(Math.max(0, 8 - front.length - back.length)).fill(0), ...back]
}

function toGroups(part: string): number[] {
  if (!isIPv4(part)) return [Number.parseInt(part, 16)]
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}

function listOf<T>(hooks: T | T[] | undefined): T[] {
  return hooks === undefined ? [] : ([hooks].flat() as T[])
}
