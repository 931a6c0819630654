import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Db } from '../../platform/database/schema.ts'
import { loadCursorPage } from '../../platform/http/pagination.ts'
import type { Links } from './links.ts'
import { loadPeople, toPerson, type View } from './people.ts'
import { PeoplePage, PeopleQuery } from './schemas.ts'

type PeopleRequest = Pick<FastifyRequest, 'url'> & { query: Static<typeof PeopleQuery> }

/** Lists of people and how the viewer stands to each, read by cursor, the latest first. */
export const peoplePages = {
  querystring: PeopleQuery,
  schema: PeoplePage,
  /** The page that was asked for, of the people in `links` whom the viewer may see. */
  load: (db: Db, request: PeopleRequest, links: Links, view: View) =>
    loadCursorPage(
      request,
      request.query,
      (range) => loadPeople(db, links, view, range),
      (row) => toPerson(row, view.viewer_id),
    ),
}
