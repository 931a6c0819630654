import { loadCursorPage } from '../../platform/http/pagination.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import { listedPerson } from './access.ts'
import { blockedBy, followedBy, followersOf, mutedBy, requestsOf, requestsTo } from './links.ts'
import { loadPeople, toPerson } from './people.ts'
import { peoplePages } from './people-pages.ts'
import { FollowRequestPage, FollowRequestQuery, Suggestions, UsernameParams } from './schemas.ts'
import { loadSuggestions } from './suggestions.ts'

const tags = ['Relations']
const read = { permission: 'read' as const, audience: 'people' as const }

const PERSONS_LISTS = [
  { path: '/:username/followers/', linksOf: followersOf, summary: 'The followers of a person' },
  { path: '/:username/following/', linksOf: followedBy, summary: 'The people whom a person follows' },
] as const

const OWN_LISTS = [
  {
    path: '/me/blocks/',
    linksOf: blockedBy,
    summary: 'The people whom you have blocked',
    includesBlocked: true,
  },
  { path: '/me/mutes/', linksOf: mutedBy, summary: 'The people whom you have muted', includesBlocked: false },
] as const

/** Lists of people below `/api/profiles/`, the latest first. */
export function peopleRoutes(app: App, services: Services): void {
  personsListRoutes(app, services)
  ownListRoutes(app, services)
  app.get(
    '/me/suggestions/',
    {
      config: read,
      schema: { tags, summary: 'People whom you may want to follow', response: { 200: Suggestions } },
    },
    async ({ actor }) => {
      const rows = await loadSuggestions(services.reads, actor.account_id, services.clock.now())
      const results = rows.map((row) => ({
        ...toPerson(row, actor.account_id),
        mutual_count: row.mutual_count,
      }))
      return { results }
    },
  )
}

function personsListRoutes(app: App, { db, reads, clock }: Services): void {
  for (const { path, linksOf, summary } of PERSONS_LISTS)
    app.get(
      path,
      {
        config: { ...read, audience: 'profiles' },
        schema: {
          tags,
          summary,
          params: UsernameParams,
          querystring: peoplePages.querystring,
          response: { 200: peoplePages.schema },
        },
      },
      async (request) => {
        const { actor, params, query } = request
        const viewer_id = actor.account_id
        const now = clock.now()
        const person_id = await listedPerson(db, actor, params.username, now)
        const list = reads.of(viewer_id, query.page_size)
        return peoplePages.load(list, request, linksOf(list, person_id), { viewer_id, now })
      },
    )
}

function ownListRoutes(app: App, { reads, clock }: Services): void {
  for (const { path, linksOf, summary, includesBlocked } of OWN_LISTS)
    app.get(
      path,
      {
        config: read,
        schema: {
          tags,
          summary,
          querystring: peoplePages.querystring,
          response: { 200: peoplePages.schema },
        },
      },
      async (request) => {
        const { query } = request
        const viewer_id = request.actor.account_id
        const view = { viewer_id, now: clock.now(), includesBlocked }
        const list = reads.of(viewer_id, query.page_size)
        return peoplePages.load(list, request, linksOf(list, viewer_id), view)
      },
    )
}

/** The list of requests below `/api/follow-requests/`. */
export function requestListRoutes(app: App, { reads, clock }: Services): void {
  app.get(
    '/',
    {
      config: read,
      schema: {
        tags,
        summary: 'Requests to follow you, or those that you have sent',
        querystring: FollowRequestQuery,
        response: { 200: FollowRequestPage },
      },
    },
    async (request) => {
      const { query } = request
      const viewer_id = request.actor.account_id
      const linksOf = query.direction === 'sent' ? requestsOf : requestsTo
      const list = reads.of(viewer_id, query.page_size)
      return loadCursorPage(
        request,
        query,
        (range) => loadPeople(list, linksOf(list, viewer_id), { viewer_id, now: clock.now() }, range),
        (row) => ({ id: row.id, person: toPerson(row, viewer_id), created_at: toIso(row.since) }),
      )
    },
  )
}
