import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { ownerSeenBy } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { isSelf, UsernameParams } from '../relations/index.ts'
import { type OwnerReads, sendOwnerCached } from '../revisions/index.ts'
import { recordsOf } from './records.ts'
import {
  Calendar,
  CalendarQuery,
  NoQuery,
  ProfileStats,
  Records,
  RecordsQuery,
  Statistics,
  StatisticsQuery,
  Summary,
} from './schemas.ts'
import {
  assertDateRange,
  calendarOf,
  calendarRange,
  profileStatsOf,
  statisticsOf,
  summaryOf,
} from './service.ts'

const LIFETIME_S = 1_800
/** Workouts are shown with their likes and comments. */
const SHOWS_WORKOUTS = { showsReactions: true }

const tags = ['Statistics']
const config = { permission: 'read' as const, audience: 'self' as const }

export function workoutStatisticsRoutes(app: App, services: Services): void {
  sumRoutes(app, services)
  dayRoutes(app, services)
}

function sumRoutes(app: App, services: Services): void {
  app.get(
    '/statistics/',
    {
      config,
      schema: {
        tags,
        summary: 'Get your totals, averages and streaks',
        querystring: StatisticsQuery,
        response: { 200: Statistics },
      },
    },
    (request, reply) => {
      assertDateRange(request.query)
      return sendStatistics(services, request, reply, (actor, reads) =>
        statisticsOf(reads, actor, request.query),
      )
    },
  )
  app.get(
    '/summary/',
    {
      config,
      schema: {
        tags,
        summary: 'Get a summary of your training',
        querystring: NoQuery,
        response: { 200: Summary },
      },
    },
    (request, reply) =>
      sendStatistics(services, request, reply, (actor, reads) => summaryOf(reads, actor), SHOWS_WORKOUTS),
  )
}

function dayRoutes(app: App, services: Services): void {
  app.get(
    '/calendar/',
    {
      config,
      schema: {
        tags,
        summary: 'Get your days with workouts: the last 53 weeks, or up to 800 days',
        querystring: CalendarQuery,
        response: { 200: Calendar },
      },
    },
    (request, reply) =>
      sendStatistics(services, request, reply, async (actor, reads) => {
        const range = calendarRange(services, actor, request.query)
        return calendarOf(reads, actor, { ...request.query, ...range })
      }),
  )
  app.get(
    '/records/',
    {
      config,
      schema: { tags, summary: 'Get your records', querystring: RecordsQuery, response: { 200: Records } },
    },
    (request, reply) =>
      sendStatistics(
        services,
        request,
        reply,
        async (_, { db }) => ({
          records: await recordsOf(db, { owner_id: request.actor.account_id, ...request.query }),
        }),
        SHOWS_WORKOUTS,
      ),
  )
}

export function profileStatisticsRoutes(app: App, services: Services): void {
  app.get(
    '/:username/stats/',
    {
      config: { ...config, audience: 'shared' },
      schema: {
        tags,
        summary: "Get the totals of a person's workouts that you may see",
        params: UsernameParams,
        querystring: NoQuery,
        response: { 200: ProfileStats },
      },
    },
    async (request, reply) => {
      const { actor, params } = request
      if (isSelf(actor, params.username))
        return sendStatistics(services, request, reply, ({ account_id }, reads) =>
          profileStatsOf(reads, account_id),
        )
      // Not cached: what the viewer may see changes with every change of a relation.
      const { id, shown_to, db } = await ownerSeenBy(services, actor, params.username)
      return profileStatsOf({ db }, id, shown_to)
    },
  )
}

function sendStatistics(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (actor: Actor, reads: OwnerReads) => Promise<object>,
  shows: { showsReactions?: boolean } = {},
): Promise<never> {
  return sendOwnerCached(services, request, reply, { lifetime_s: LIFETIME_S, ...shows }, make)
}
