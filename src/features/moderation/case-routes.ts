import { buffer } from 'node:stream/consumers'
import { notFound } from '../../platform/errors.ts'
import { toPage } from '../../platform/http/pagination.ts'
import { requestOrigin } from '../../platform/http/request-origin.ts'
import { EmptyBody, IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { imageKey } from '../media/index.ts'
import { ImageContent, ImageQuery } from '../pictures/index.ts'
import { takeAction } from './actions.ts'
import { answerAppeal } from './appeals.ts'
import { loadCase } from './case-detail.ts'
import { claimCase, releaseCase } from './claims.ts'
import { toCase } from './presenter.ts'
import { casePage, hasImage, reasonsOf } from './queries.ts'
import {
  AppealAnswer,
  CaseImageParams,
  CaseQuery,
  ModerationCaseDetail,
  ModerationCasePage,
  NewAction,
} from './schemas.ts'

const tags = ['Moderation']
const config = { permission: 'moderate' as const, audience: 'staff' as const }

/** Routes under `/api/admin/reports/`: cases for moderators. Nobody sees a case about themselves. */
export function caseRoutes(app: App, services: Services): void {
  caseListRoutes(app, services)
  claimRoutes(app, services)
  actionRoutes(app, services)
  caseImageRoutes(app, services)
}

function caseListRoutes(app: App, services: Services): void {
  app.get(
    '/reports/',
    {
      config,
      schema: {
        tags,
        summary: 'List cases: what has been reported, and what was decided',
        querystring: CaseQuery,
        response: { 200: ModerationCasePage },
      },
    },
    async (request) => {
      const { query, actor } = request
      const db = await services.reads.ofTable(actor.account_id, 'moderation_case')
      const { count, rows } = await casePage(db, { ...query, viewer_id: actor.account_id })
      const ids = rows.map(({ id }) => id)
      const reasons = ids.length === 0 ? [] : await reasonsOf(db, ids)
      const results = rows.map((row) => {
        const given = reasons.filter(({ case_id }) => case_id === row.id)
        const reports_count = given.reduce((sum, { reports }) => sum + reports, 0)
        return toCase(row, { reasons: given.map(({ reason }) => reason), reports_count })
      })
      return toPage(request, query, { count, results })
    },
  )
  app.get(
    '/reports/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Get a case with its reports, copies of what was reported, decisions and appeals',
        params: IdParams,
        response: { 200: ModerationCaseDetail },
      },
    },
    ({ actor, params }) =>
      loadCase(services.reads.of(actor.account_id, 0), actor, params.id, services.clock.now()),
  )
}

function claimRoutes(app: App, services: Services): void {
  const params = IdParams
  app.post(
    '/reports/:id/claim/',
    {
      config,
      schema: {
        tags,
        summary: 'Claim a case: for a day, other moderators cannot decide in it',
        params,
        body: EmptyBody,
        response: { 200: ModerationCaseDetail },
      },
    },
    async (request) => {
      const { actor, params } = request
      await claimCase(services, actor, params.id, requestOrigin(request))
      return loadCase(services.db, actor, params.id, services.clock.now())
    },
  )
  app.delete(
    '/reports/:id/claim/',
    {
      config,
      schema: { tags, summary: 'Give a case back', params, response: { 200: ModerationCaseDetail } },
    },
    async (request) => {
      const { actor, params } = request
      await releaseCase(services, actor, params.id, requestOrigin(request))
      return loadCase(services.db, actor, params.id, services.clock.now())
    },
  )
}

function actionRoutes(app: App, services: Services): void {
  app.post(
    '/reports/:id/actions/',
    {
      config,
      schema: {
        tags,
        summary: 'Decide in a case, which closes it; the person is told',
        params: IdParams,
        body: NewAction,
        response: { 200: ModerationCaseDetail },
      },
    },
    async (request) => {
      const { actor, params, body } = request
      await takeAction(services, actor, params.id, body, requestOrigin(request))
      return loadCase(services.db, actor, params.id, services.clock.now())
    },
  )
  app.post(
    '/decisions/:id/answer/',
    {
      config,
      schema: {
        tags,
        summary: 'Answer an appeal against a decision',
        params: IdParams,
        body: AppealAnswer,
        response: { 200: ModerationCaseDetail },
      },
    },
    async (request) => {
      const { actor, params, body } = request
      const case_id = await answerAppeal(services, actor, params.id, body, requestOrigin(request))
      return loadCase(services.db, actor, case_id, services.clock.now())
    },
  )
}

function caseImageRoutes(app: App, services: Services): void {
  app.get(
    '/reports/:id/images/:name/',
    {
      config,
      schema: {
        tags,
        summary: 'Get a picture of a case as it was when it was reported',
        params: CaseImageParams,
        querystring: ImageQuery,
        response: { 200: ImageContent },
      },
    },
    async ({ actor, query, params: { id, name } }, reply) => {
      const db = services.reads.of(actor.account_id, 0)
      const wanted = { viewer_id: actor.account_id, case_id: id, name }
      if (!(await hasImage(db, wanted))) throw notFound()
      const file = await services.storage.read(imageKey(name, query.size))
      return reply
        .type('image/webp')
        .headers({ 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' })
        .send(await buffer(file))
    },
  )
}
