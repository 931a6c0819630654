import { idempotently } from '../../platform/http/idempotency.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { Empty, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { answerOwn } from '../profiles/index.ts'
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
import { createGoal, deleteGoal, noteAmount, patchGoal, replaceGoal, toggleCompletion } from './service.ts'
import { goalHistory, goalSummary, goalsFound, shownGoal } from './views.ts'

const LIFETIME_S = 300

const tags = ['Goals']
const read = { permission: 'read' as const }
const write = { permission: 'write' as const }

/** What a person wants to reach, and how far they are. */
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
      schema: { tags, summary: 'Your goals', querystring: GoalQuery, response: { 200: GoalPage } },
    },
    (request, reply) =>
      answerOwn(services, request, reply, LIFETIME_S, async (actor) =>
        toPage(request, request.query, await goalsFound(services, actor, request.query)),
      ),
  )
  app.get(
    '/summary/',
    {
      config: read,
      schema: { tags, summary: 'Your goals in numbers, and those due next', response: { 200: GoalSummary } },
    },
    (request, reply) =>
      answerOwn(services, request, reply, LIFETIME_S, (actor) => goalSummary(services, actor)),
  )
  app.get(
    '/:id/',
    {
      config: read,
      schema: { tags, summary: 'One goal, as it stands now', params: IdParams, response: { 200: Goal } },
    },
    ({ actor, params }) => shownGoal(services, actor, params.id),
  )
  app.get(
    '/:id/history/',
    {
      config: read,
      schema: {
        tags,
        summary: 'The periods of a goal that are over, the last one first',
        params: IdParams,
        querystring: HistoryQuery,
        response: { 200: HistoryPage },
      },
    },
    async (request) => {
      const { actor, params, query } = request
      return toPage(request, query, await goalHistory(services, actor, params.id, query))
    },
  )
}

function writeRoutes(app: App, services: Services): void {
  app.post(
    '/',
    {
      config: { ...write, isIdempotent: true },
      schema: { tags, summary: 'Set a goal', body: NewGoal, response: { 201: Goal } },
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
        summary: 'Replace a goal; fields left out return to their defaults',
        params: IdParams,
        body: NewGoal,
        response: { 200: Goal },
      },
    },
    async ({ actor, params, body }) => {
      await replaceGoal(services, actor, params.id, body)
      return shownGoal(services, actor, params.id)
    },
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
    async ({ actor, params, body }) => {
      await patchGoal(services, actor, params.id, body)
      return shownGoal(services, actor, params.id)
    },
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
      // Sent twice it would be undone.
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Complete a goal by hand in the period that runs now, or take that back',
        params: IdParams,
        body: Empty,
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
        summary: 'Say how far a custom goal is in the period that runs now',
        params: IdParams,
        body: Amount,
        response: { 200: Goal },
      },
    },
    ({ actor, params, body }) => noteAmount(services, actor, params.id, body.amount),
  )
}
