import { requestOrigin } from '../../../platform/http/request-origin.ts'
import type { App } from '../../../platform/http/server.ts'
import { QuotaUsageList } from '../../../platform/quotas/schemas.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import type { TokenDelivery } from '../sessions/token-delivery.ts'
import { loadActorAccount } from './actor-account.ts'
import { planDeletion } from './deletion.ts'
import { toUser } from './presenter.ts'
import { AccountDeletionRequest, DeletionPlan, User, UserChange } from './schemas.ts'
import { changeAccount } from './service.ts'

const tags = ['Accounts']

/** Routes of the signed-in person's account, `/api/auth/user/`. */
export function accountRoutes(app: App, services: Services, delivery: TokenDelivery): void {
  const { db } = services
  app.get(
    '/user/',
    {
      config: { permission: 'read', audience: 'self' },
      schema: { tags, summary: 'Get the signed-in account', response: { 200: User } },
    },
    async ({ actor }) => toUser(await loadActorAccount(db, actor)),
  )
  app.get(
    '/user/usage/',
    {
      config: { permission: 'read', audience: 'self' },
      schema: {
        tags,
        summary: 'How much of each quota the signed-in account uses',
        response: { 200: QuotaUsageList },
      },
    },
    async ({ actor: { account_id } }) => {
      const reads = await services.reads.ofTable(account_id, 'recording')
      return { quotas: await services.quotas.usageOf(reads, account_id) }
    },
  )
  app.patch(
    '/user/',
    {
      config: { permission: 'account', audience: 'self' },
      schema: {
        tags,
        summary: 'Change username, e-mail address, language, time zone, units or first day of the week',
        body: UserChange,
        response: { 200: User },
      },
    },
    async (request) => {
      const account = await loadActorAccount(db, request.actor)
      return toUser(await changeAccount(services, account, request.body, requestOrigin(request)))
    },
  )
  app.delete(
    '/user/',
    {
      config: { permission: 'account', audience: 'self' },
      schema: {
        tags,
        summary: 'Delete the account in 14 days; signing in before then cancels the deletion',
        body: AccountDeletionRequest,
        response: { 202: DeletionPlan },
      },
    },
    async (request, reply) => {
      const account = await loadActorAccount(db, request.actor)
      const deletion_at = await planDeletion(services, account, request.body, requestOrigin(request))
      delivery.clearCookies(request, reply)
      return reply.code(202).send({ deletion_at: toIso(deletion_at) })
    },
  )
}
