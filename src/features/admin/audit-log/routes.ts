import { toPage } from '../../../platform/http/pagination.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { toPersonName } from '../person-name.ts'
import { type AuditRow, auditEntries } from './queries.ts'
import { type AuditEntry, AuditPage, AuditQuery } from './schemas.ts'

const tags = ['Administration']

/** The route `/api/admin/audit/`. */
export function auditLogRoutes(app: App, { reads }: Services): void {
  app.get(
    '/audit/',
    {
      config: { permission: 'administer', audience: 'staff' },
      schema: {
        tags,
        summary: 'List the audit log, the newest entry first',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async (request) => {
      const db = await reads.ofTable(request.actor.account_id, 'audit_entry')
      const { count, rows } = await auditEntries(db, request.query)
      return toPage(request, request.query, { count, results: rows.map(toAuditEntry) })
    },
  )
}

function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    created_at: toIso(row.created_at),
    kind: row.kind,
    account: toPersonName(row.account_id, row.account_username),
    actor: toPersonName(row.actor_id, row.actor_username),
    request_id: row.request_id,
    address: row.address,
    user_agent: row.user_agent,
    details: row.details === null ? null : (JSON.parse(row.details) as Record<string, unknown>),
  }
}
