import { toPage } from '../../platform/http/pagination.ts'
import { NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { isSelf, UsernameParams } from '../relations/index.ts'
import { type OwnerReads, sendOwnerCached } from '../revisions/index.ts'
import { toProfile, toSingleProfile, toWeight } from './presenter.ts'
import { findProfiles, totalsOf, weightsOf } from './queries.ts'
import {
  DateParams,
  OwnProfile,
  Profile,
  ProfileChange,
  ProfilePage,
  ProfileQuery,
  Weight,
  WeightInput,
  WeightPage,
  WeightQuery,
} from './schemas.ts'
import { changeProfile, deleteWeight, profileOf, setWeight } from './service.ts'

const LIFETIME_S = 3_600

const tags = ['Profiles']
const read = { permission: 'read' as const, audience: 'self' as const }
const write = { permission: 'write' as const, audience: 'self' as const }

export function profileRoutes(app: App, services: Services): void {
  searchRoutes(app, services)
  weightRoutes(app, services)
  oneProfileRoutes(app, services)
}

function searchRoutes(app: App, { reads, clock }: Services): void {
  app.get(
    '/',
    {
      config: { ...read, audience: 'people' },
      schema: { tags, summary: 'Search people', querystring: ProfileQuery, response: { 200: ProfilePage } },
    },
    async (request) => {
      const { page, page_size, search } = request.query
      const now = clock.now()
      const viewer_id = request.actor.account_id
      const options = { viewer_id, search, limit: page_size, offset: (page - 1) * page_size }
      const db = await reads.ofTable(viewer_id, 'account')
      const { count, rows } = await findProfiles(db, options, now)
      const results = rows.map((row) => toProfile(row, request.actor, now))
      return toPage(request, request.query, { count, results })
    },
  )
}

function weightRoutes(app: App, services: Services): void {
  const { db, reads } = services
  app.get(
    '/me/weights/',
    {
      config: read,
      schema: { tags, summary: 'List your weights', querystring: WeightQuery, response: { 200: WeightPage } },
    },
    async (request) => {
      const { page, page_size } = request.query
      const found = await weightsOf(reads, request.actor.account_id, page_size, (page - 1) * page_size)
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
        summary: 'Set your weight on a day',
        params: DateParams,
        body: WeightInput,
        response: { 200: Weight },
      },
    },
    async ({ actor, params, body }) =>
      toWeight(await setWeight(services, actor, params.date, body.weight_kg)),
  )
  app.delete(
    '/me/weights/:date/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete your weight on a day',
        params: DateParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteWeight(db, actor, params.date)
      return reply.code(204).send(null)
    },
  )
}

function oneProfileRoutes(app: App, services: Services): void {
  app.get(
    '/:username/',
    {
      config: { ...read, audience: 'people' },
      schema: {
        tags,
        summary: 'Get a profile; `me` is your own',
        params: UsernameParams,
        response: { 200: Profile },
      },
    },
    (request, reply) => {
      const { actor, params } = request
      const make = async (actor: Actor, { db, clock }: OwnerReads) => {
        const row = await profileOf({ db, clock }, actor, params.username)
        const totals = row.id === actor.account_id ? await totalsOf(db, row.id) : null
        return toSingleProfile(row, actor, clock.now(), totals)
      }
      // Another person's profile is a single row, which must be read anyway to check that the account is active.
      return isSelf(actor, params.username)
        ? sendOwnerCached(services, request, reply, { lifetime_s: LIFETIME_S, showsRelations: true }, make)
        : make(actor, { db: services.reads.of(actor.account_id, 1), clock: services.clock })
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
      return {
        ...toProfile(row, actor, services.clock.now()),
        shows_body: row.shows_body === 1,
        shows_streaks: row.shows_streaks === 1,
        allows_indexing: row.allows_indexing === 1,
      }
    },
  )
}
