import { inTransaction } from '../../../platform/database/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { accountById } from '../account/queries.ts'
import { acceptPasskey, requestOptions } from '../mfa/passkeys.ts'
import { PasskeyLogin, RequestOptions } from '../mfa/schemas.ts'
import type { PasskeyAnswer } from '../mfa/webauthn.ts'
import type { SignInOrigin } from '../sessions/known-places.ts'
import type { TokenDelivery } from '../sessions/token-delivery.ts'
import { assertNotSuspended, completeSignIn } from './complete-sign-in.ts'
import { countFailedSignIn } from './failures.ts'
import { SignedIn } from './schemas.ts'
import { limitSuccesses } from './success-limit.ts'

const tags = ['Accounts']

/** Routes that sign in with a passkey, which needs neither a username nor a password. */
export function passkeySignInRoutes(app: App, services: Services, delivery: TokenDelivery): void {
  app.post(
    '/passkey/options/',
    {
      // Counts towards the default limit only, because sign-in pages request this whenever they are opened.
      config: { permission: 'public', audience: 'nobody' },
      schema: {
        tags,
        summary: 'Get a challenge for signing in with a passkey',
        security: [],
        body: strictObject({}),
        response: { 200: RequestOptions },
      },
    },
    () => requestOptions(services, null),
  )
  app.post(
    '/passkey/login/',
    {
      config: { permission: 'public', audience: 'self', limit: 'auth', isForgivenOnSuccess: true },
      schema: {
        tags,
        summary: 'Sign in with a passkey',
        security: [],
        body: PasskeyLogin,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const { answer, session_mode } = request.body
      const session = await signInWithPasskey(services, answer, delivery.originOf(request, session_mode))
      return delivery.signInResponse(request, reply, session, session_mode)
    },
  )
}

/**
 * Opens a session for the owner of the passkey. A passkey is two factors already (the device and its unlocking), so no
 * code is required. It also works while failed passwords have locked the account.
 */
async function signInWithPasskey(services: Services, answer: PasskeyAnswer, origin: SignInOrigin) {
  const { db, clock } = services
  const id = await acceptPasskey(services, answer, { purpose: 'sign_in' })
  const account = id === undefined ? undefined : await accountById(db, id)
  if (!account) {
    await countFailedSignIn(services, undefined, origin, { reason: 'passkey' })
    throw new AppError('unauthenticated', 'passkey_unknown')
  }
  assertNotSuspended(account, clock.now())
  return limitSuccesses(services, account, 'passkey', () =>
    inTransaction(db, (trx) => completeSignIn(services, trx, account, origin, 'passkey')),
  )
}
