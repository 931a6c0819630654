import { idempotently } from '../../platform/http/idempotency.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { EmptyBody, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { ownerReads, sendOwnerCached } from '../revisions/index.ts'
import { findGoals, loadGoal, loadGoalHistory, loadGoalSummary } from './load-goals.ts'
import {
  Amount,
  Goal,
  GoalChange,
  GoalPage,
  GoalQuery,
  GoalSummary,
  HistoryPage,
  HistoryQuery,
  NewGoal,
} from './schemas.ts'
import { createGoal, deleteGoal, patchGoal, replaceGoal, setAmount, toggleCompletion } from './service.ts'

const LIFETIME_S = 300

const tags = ['Goals']
const read = { permission: 'read' as const, audience: 'self' as const }
const write = { permission: 'write' as const, audience: 'self' as const }

export function goalRoutes(app: App, services: Services): void {
  readRoutes(app, services)
  writeRoutes(app, services)
  progressRoutes(app, services)
}

function readRoutes(app: App, services: Services): void {
  app.get(
    '/',
    {
      config: read,
      schema: { tags, summary: 'List your goals', querystring: GoalQuery, response: { 200: GoalPage } },
    },
    (request, reply) =>
      sendOwnerCached(services, request, reply, { lifetime_s: LIFETIME_S }, async (actor, reads) =>
        toPage(request, request.query, await findGoals(reads, actor, request.query)),
      ),
  )
  app.get(
    '/summary/',
    {
      config: read,
      schema: {
        tags,
        summary: 'Count your goals by status, and get those that end next',
        response: { 200: GoalSummary },
      },
    },
    (request, reply) =>
      sendOwnerCached(services, request, reply, { lifetime_s: LIFETIME_S }, (actor, reads) =>
        loadGoalSummary(reads, actor),
      ),
  )
  app.get(
    '/:id/',
    {
      config: read,
      schema: {
        tags,
        summary: 'Get a goal with its current progress',
        params: IdParams,
        response: { 200: Goal },
      },
    },
    async ({ actor, params }) => loadGoal(await ownerReads(services, actor), actor, params.id),
  )
  app.get(
    '/:id/history/',
    {
      config: read,
      schema: {
        tags,
        summary: 'List the past periods of a goal, the latest first',
        params: IdParams,
        querystring: HistoryQuery,
        response: { 200: HistoryPage },
      },
    },
    async (request) => {
      const { actor, params, query } = request
      const reads = await ownerReads(services, actor)
      return toPage(request, query, await loadGoalHistory(reads, actor, params.id, query))
    },
  )
}

function writeRoutes(app: App, services: Services): void {
  app.post(
    '/',
    {
      config: { ...write, isIdempotent: true },
      schema: { tags, summary: 'Create a goal', body: NewGoal, response: { 201: Goal } },
    },
    async (request, reply) => {
      const goal = await idempotently(services, request, request.body, (trx) =>
        createGoal(services, trx, request.actor, request.body),
      )
      return reply.code(201).send(goal)
    },
  )
  app.put(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Replace a goal; omitted fields return to their defaults',
        params: IdParams,
        body: NewGoal,
        response: { 200: Goal },
      },
    },
    ({ actor, params, body }) => replaceGoal(services, actor, params.id, body),
  )
  app.patch(
    '/:id/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change fields of a goal',
        params: IdParams,
        body: GoalChange,
        response: { 200: Goal },
      },
    },
    ({ actor, params, body }) => patchGoal(services, actor, params.id, body),
  )
  app.delete(
    '/:id/',
    {
      config: write,
      schema: { tags, summary: 'Delete a goal', params: IdParams, response: { 204: NoContent } },
    },
    async ({ actor, params }, reply) => {
      await deleteGoal(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}

function progressRoutes(app: App, services: Services): void {
  app.post(
    '/:id/toggle_completion/',
    {
      // A request that is sent twice must not undo itself.
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Mark a goal as completed in its current period, or undo that',
        params: IdParams,
        body: EmptyBody,
        response: { 200: Goal },
      },
    },
    (request) =>
      idempotently(services, request, request.body, (trx) =>
        toggleCompletion(services, trx, request.actor, request.params.id),
      ),
  )
  app.put(
    '/:id/progress/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Set the progress of a custom goal in its current period',
        params: IdParams,
        body: Amount,
        response: { 200: Goal },
      },
    },
    ({ actor, params, body }) => setAmount(services, actor, params.id, body.amount),
  )
}
