import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { changeWorkouts, deleteWorkouts } from './bulk.ts'
import { BulkChange, BulkDeletion, ChangedCount, DeletedCount } from './bulk-schemas.ts'

const tags = ['Workouts']
const write = { permission: 'write' as const, audience: 'self' as const }

export function bulkRoutes(app: App, services: Services): void {
  app.patch(
    '/bulk/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change many workouts at once',
        body: BulkChange,
        response: { 200: ChangedCount },
      },
    },
    async ({ actor, body }) => ({ changed: await changeWorkouts(services, actor, body) }),
  )
  app.delete(
    '/bulk/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Move many workouts to the trash at once',
        body: BulkDeletion,
        response: { 200: DeletedCount },
      },
    },
    async ({ actor, body }) => ({ deleted: await deleteWorkouts(services, actor, body) }),
  )
}
