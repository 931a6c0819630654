import { toPage } from '../../platform/http/pagination.ts'
import { NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { sendOwnerCached } from '../revisions/index.ts'
import { toProfile, toWeight } from './presenter.ts'
import { profilesFound, totalsOf, weightsOf } from './queries.ts'
import {
  DateParams,
  OwnProfile,
  Profile,
  ProfileChange,
  ProfilePage,
  ProfileQuery,
  UsernameParams,
  Weight,
  WeightGiven,
  WeightPage,
  WeightQuery,
} from './schemas.ts'
import { changeProfile, forgetWeight, noteWeight, ONESELF, profileOf } from './service.ts'

const LIFETIME_S = 3_600

const tags = ['Profiles']
const read = { permission: 'read' as const }
const write = { permission: 'write' as const }

/** People: who they are, what they trained, and what their training is measured against. */
export function profileRoutes(app: App, services: Services): void {
  const { db, clock } = services
  app.get(
    '/',
    {
      config: read,
      schema: { tags, summary: 'Find people', querystring: ProfileQuery, response: { 200: ProfilePage } },
    },
    async (request) => {
      const { page, page_size, search } = request.query
      const now = clock.now()
      const asked = { search, limit: page_size, offset: (page - 1) * page_size }
      const { count, rows } = await profilesFound(db, asked, now)
      const results = rows.map((row) => toProfile(row, request.actor, now))
      return toPage(request, request.query, { count, results })
    },
  )
  app.get(
    '/me/weights/',
    {
      config: read,
      schema: { tags, summary: 'Your weights', querystring: WeightQuery, response: { 200: WeightPage } },
    },
    async (request) => {
      const { page, page_size } = request.query
      const found = await weightsOf(db, request.actor.account_id, page_size, (page - 1) * page_size)
      const results = found.rows.map(toWeight)
      return toPage(request, request.query, { count: found.count, results })
    },
  )
  app.put(
    '/me/weights/:date/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Note your weight of a day',
        params: DateParams,
        body: WeightGiven,
        response: { 200: Weight },
      },
    },
    async ({ actor, params, body }) =>
      toWeight(await noteWeight(services, actor, params.date, body.weight_kg)),
  )
  app.delete(
    '/me/weights/:date/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Take the weight of a day out',
        params: DateParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await forgetWeight(db, actor, params.date)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/:username/',
    {
      config: read,
      schema: {
        tags,
        summary: 'A profile; `me` is your own',
        params: UsernameParams,
        response: { 200: Profile },
      },
    },
    (request, reply) => {
      const { params } = request
      const make = async (actor: Actor) => {
        const row = await profileOf(services, actor, params.username)
        const isOwn = row.id === actor.account_id
        const totals = isOwn ? await totalsOf(db, row.id) : null
        const shows_body = isOwn ? row.shows_body === 1 : null
        return { ...toProfile(row, actor, clock.now()), totals, shows_body }
      }
      // Another's profile is one row, which its owner's standing must be read from anyway.
      return params.username === ONESELF
        ? sendOwnerCached(services, request, reply, LIFETIME_S, make)
        : make(request.actor)
    },
  )
  app.patch(
    '/:username/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change your profile',
        params: UsernameParams,
        body: ProfileChange,
        response: { 200: OwnProfile },
      },
    },
    async ({ actor, params, body }) => {
      const row = await changeProfile(services, actor, params.username, body)
      return { ...toProfile(row, actor, clock.now()), shows_body: row.shows_body === 1 }
    },
  )
}
