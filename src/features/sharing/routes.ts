import { inTransaction } from '../../platform/database/index.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { loadDefaults, saveDefaults } from './defaults.ts'
import { NewSharingDefaults, SharingDefaults } from './schemas.ts'

const tags = ['Workouts']

/** Routes under `/api/profiles/me/sharing/`: what others see of new workouts. */
export function sharingRoutes(app: App, { db }: Services): void {
  app.get(
    '/',
    {
      config: { permission: 'read', audience: 'self' },
      schema: {
        tags,
        summary: 'Get what others see of your new workouts',
        response: { 200: SharingDefaults },
      },
    },
    ({ actor }) => loadDefaults(db, actor.account_id),
  )
  app.put(
    '/',
    {
      config: { permission: 'write', audience: 'self' },
      schema: {
        tags,
        summary: 'Set what others see of your new workouts',
        body: NewSharingDefaults,
        response: { 200: SharingDefaults },
      },
    },
    ({ actor, body }) =>
      inTransaction(db, async (trx) => {
        await saveDefaults(trx, actor.account_id, body)
        return loadDefaults(trx, actor.account_id)
      }),
  )
}
