import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { clientOf } from '../client.ts'
import type { SessionAnswers } from '../sessions/answers.ts'
import { actingAccount } from './acting.ts'
import { toUser } from './presenter.ts'
import { Deletion, DeletionAnswer, User, UserChange } from './schemas.ts'
import { changeAccount, planDeletion } from './service.ts'

const tags = ['Accounts']

/** The account of who is asking: what it is, what it may become, and its end. */
export function accountRoutes(app: App, services: Services, answers: SessionAnswers): void {
  const { db } = services
  app.get(
    '/user/',
    {
      config: { permission: 'read' },
      schema: { tags, summary: 'The signed-in account', response: { 200: User } },
    },
    async ({ actor }) => toUser(await actingAccount(db, actor)),
  )
  app.patch(
    '/user/',
    {
      config: { permission: 'account' },
      schema: {
        tags,
        summary: 'Change name, address, language, time zone, units or first day of the week',
        body: UserChange,
        response: { 200: User },
      },
    },
    async (request) => {
      const account = await actingAccount(db, request.actor)
      return toUser(await changeAccount(services, account, request.body, clientOf(request)))
    },
  )
  app.delete(
    '/user/',
    {
      config: { permission: 'account' },
      schema: {
        tags,
        summary: 'Delete the account in 14 days; signing in before then keeps it',
        body: Deletion,
        response: { 202: DeletionAnswer },
      },
    },
    async (request, reply) => {
      const account = await actingAccount(db, request.actor)
      const deletion_at = await planDeletion(services, account, request.body, clientOf(request))
      answers.clear(request, reply)
      return reply.code(202).send({ deletion_at: toIso(deletion_at) })
    },
  )
}
