import { inTransaction } from '../../platform/database/index.ts'
import { invalidField } from '../../platform/errors.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { loadCursorPage } from '../../platform/http/pagination.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { markRead, preferencesOf, savePreferences } from '../inbox/index.ts'
import { toNotification } from './presenter.ts'
import { loadPage, unreadOf, withSources } from './queries.ts'
import {
  NewPreferences,
  NotificationPage,
  NotificationPreferences,
  NotificationQuery,
  ReadMark,
  UnreadCount,
} from './schemas.ts'

const tags = ['Notifications']
const read = { permission: 'read' as const, audience: 'self' as const }
const write = { permission: 'write' as const, audience: 'self' as const }

/** Routes under `/api/notifications/`. */
export function notificationRoutes(app: App, services: Services): void {
  listRoute(app, services)
  countRoute(app, services)
  readRoute(app, services)
  preferenceRoutes(app, services)
}

function listRoute(app: App, { reads, clock }: Services): void {
  app.get(
    '/',
    {
      config: { permission: 'read', audience: 'shared' },
      schema: {
        tags,
        summary: 'Your notifications, the latest first',
        querystring: NotificationQuery,
        response: { 200: NotificationPage },
      },
    },
    (request) => {
      const { actor, query } = request
      const now = clock.now()
      const db = reads.of(actor.account_id, query.page_size)
      return loadCursorPage(
        request,
        query,
        async (range) => withSources(db, await loadPage(db, actor.account_id, now, range), now),
        toNotification,
      )
    },
  )
}

function countRoute(app: App, { reads, clock }: Services): void {
  app.get(
    '/count/',
    {
      config: read,
      schema: { tags, summary: 'How many notifications you have not read', response: { 200: UnreadCount } },
    },
    async ({ actor: { account_id } }) => {
      const unread = await unreadOf(reads.of(account_id, 1), [account_id], clock.now())
      return { count: unread.get(account_id)?.unread_count ?? 0 }
    },
  )
}

function readRoute(app: App, services: Services): void {
  app.post(
    '/read/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Mark notifications as read: all up to a number, or some',
        body: ReadMark,
        response: { 200: UnreadCount },
      },
    },
    (request) => {
      const { actor, body } = request
      const { account_id } = actor
      if (body.up_to_seq === undefined && body.ids === undefined) throw invalidField('up_to_seq', 'required')
      return idempotently(services, request, body, async (trx) => {
        await markRead(services, trx, account_id, body)
        const unread = await unreadOf(trx, [account_id], services.clock.now())
        return { count: unread.get(account_id)?.unread_count ?? 0 }
      })
    },
  )
}

function preferenceRoutes(app: App, { db }: Services): void {
  app.get(
    '/preferences/',
    {
      config: read,
      schema: {
        tags,
        summary: 'Get how you are notified of what',
        response: { 200: NotificationPreferences },
      },
    },
    ({ actor }) => preferencesOf(db, actor.account_id),
  )
  app.put(
    '/preferences/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Set how you are notified of what; kinds that you leave out get their defaults',
        body: NewPreferences,
        response: { 200: NotificationPreferences },
      },
    },
    ({ actor, body }) => inTransaction(db, (trx) => savePreferences(trx, actor.account_id, body)),
  )
}
