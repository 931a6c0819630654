import { inTransaction } from '../../../platform/database/index.ts'
import { requestOrigin } from '../../../platform/http/request-origin.ts'
import { EmptyBody } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import { preferredLanguage } from '../../../platform/i18n.ts'
import { NO_OWNER } from '../../../platform/jobs/index.ts'
import { limitMailRequest } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { emailKey } from '../account/username-key.ts'
import type { PasswordPolicy } from '../passwords/policy.ts'
import type { TokenDelivery } from '../sessions/token-delivery.ts'
import { SignedIn } from '../sign-in/schemas.ts'
import { verifyEmail } from './email-verification.ts'
import { EmailKey, Registration, RegistrationRules, ResendRequest, VerifiedEmail } from './schemas.ts'
import { register } from './service.ts'

const tags = ['Accounts']
const config = { permission: 'public' as const, audience: 'self' as const, limit: 'auth' as const }

/** Routes under `/api/auth/registration/`. */
export function registrationRoutes(
  app: App,
  services: Services,
  delivery: TokenDelivery,
  policy: PasswordPolicy,
): void {
  app.get(
    '/registration/',
    {
      config: { permission: 'public', audience: 'nobody' },
      schema: {
        tags,
        summary: 'Get what people without an account can do on this server, and the rules for new accounts',
        security: [],
        response: { 200: RegistrationRules },
      },
    },
    async () => {
      const { registration, passwordMinLength } = services.config.accounts
      return {
        registration,
        password_min_length: passwordMinLength,
        public_pages: services.config.hasPublicPages,
      }
    },
  )
  app.post(
    '/registration/',
    {
      config,
      schema: {
        tags,
        summary: 'Create an account and sign in',
        security: [],
        body: Registration,
        response: { 201: SignedIn },
      },
    },
    async (request, reply) => {
      const { body, headers } = request
      const origin = delivery.originOf(request, body.session_mode)
      await limitMailRequest(services, origin)
      const language = preferredLanguage(headers['accept-language'])
      const session = await register(services, policy, body, origin, language)
      return reply.code(201).send(await delivery.signInResponse(request, reply, session, body.session_mode))
    },
  )
  emailVerificationRoutes(app, services)
}

function emailVerificationRoutes(app: App, services: Services): void {
  app.post(
    '/registration/verify-email/',
    {
      config,
      schema: {
        tags,
        summary: 'Verify an e-mail address with the key from a mailed link',
        security: [],
        body: EmailKey,
        response: { 200: VerifiedEmail },
      },
    },
    async (request) => {
      const { email, username } = await verifyEmail(services, request.body.key, requestOrigin(request))
      return { email, username }
    },
  )
  app.post(
    '/registration/resend-email/',
    {
      config: { ...config, audience: 'nobody' },
      schema: {
        tags,
        summary: 'Request another verification mail; the response never reveals who uses the address',
        security: [],
        body: ResendRequest,
        response: { 202: EmptyBody },
      },
    },
    async (request, reply) => {
      const { email } = request.body
      await limitMailRequest(services, requestOrigin(request))
      await inTransaction(services.db, (trx) =>
        services.queue.enqueue(trx, {
          kind: 'accounts.verify',
          payload: { email },
          owner_id: NO_OWNER,
          unique_key: `accounts.verify ${emailKey(email)}`,
        }),
      )
      return reply.code(202).send({})
    },
  )
}
