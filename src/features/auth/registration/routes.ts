import { inTransaction } from '../../../platform/database/index.ts'
import { Empty } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import { preferredLanguage } from '../../../platform/i18n.ts'
import type { Services } from '../../../platform/services.ts'
import { keyOf } from '../account/names.ts'
import { clientOf } from '../client.ts'
import { limitMailsTo } from '../mail-limit.ts'
import type { PasswordPolicy } from '../passwords/policy.ts'
import type { SessionAnswers } from '../sessions/answers.ts'
import { SignedIn } from '../sign-in/schemas.ts'
import { verifyEmail } from './email.ts'
import { EmailKey, Registration, RegistrationRules, ResendRequest, Verified } from './schemas.ts'
import { register } from './service.ts'

const tags = ['Accounts']
const config = { permission: 'public' as const, limit: 'auth' as const }

/** Making an account, and verifying its address. */
export function registrationRoutes(
  app: App,
  services: Services,
  answers: SessionAnswers,
  policy: PasswordPolicy,
): void {
  app.get(
    '/registration/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'What it takes to make an account here',
        security: [],
        response: { 200: RegistrationRules },
      },
    },
    async () => {
      const { registration, passwordMinLength } = services.config.accounts
      return { registration, password_min_length: passwordMinLength }
    },
  )
  app.post(
    '/registration/',
    {
      config,
      schema: {
        tags,
        summary: 'Make an account and sign in',
        security: [],
        body: Registration,
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      const { body, headers } = request
      await limitMailsTo(services, body.email)
      const language = preferredLanguage(headers['accept-language'])
      const session = await register(services, policy, body, clientOf(request), language)
      return reply.code(201).send(await answers.signedIn(request, reply, session, body.session_mode))
    },
  )
  app.post(
    '/registration/verify-email/',
    {
      config,
      schema: {
        tags,
        summary: 'Verify an e-mail address with the key of a mailed link',
        security: [],
        body: EmailKey,
        response: { 200: Verified },
      },
    },
    async (request) => {
      const { email, username } = await verifyEmail(services, request.body.key, clientOf(request))
      return { email, username }
    },
  )
  app.post(
    '/registration/resend-email/',
    {
      config,
      schema: {
        tags,
        summary: 'Have a new link mailed; the answer is the same whoever the address belongs to',
        security: [],
        body: ResendRequest,
        response: { 202: Empty },
      },
    },
    async ({ body: { email } }, reply) => {
      await limitMailsTo(services, email)
      await inTransaction(services.db, (trx) =>
        services.queue.enqueue(trx, {
          kind: 'accounts.verify',
          payload: { email },
          unique_key: `accounts.verify ${keyOf(email)}`,
        }),
      )
      return reply.code(202).send({})
    },
  )
}
