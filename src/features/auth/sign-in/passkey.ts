import { inTransaction } from '../../../platform/database/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { strictObject } from '../../../platform/http/schema.ts'
import type { App } from '../../../platform/http/server.ts'
import type { Services } from '../../../platform/services.ts'
import { accountById } from '../account/queries.ts'
import { type Client, clientOf } from '../client.ts'
import { acceptPasskey, requestOptions } from '../mfa/passkeys.ts'
import { PasskeyLogin, RequestOptions } from '../mfa/schemas.ts'
import type { PasskeyAnswer } from '../mfa/webauthn.ts'
import type { SessionAnswers } from '../sessions/answers.ts'
import { admit, assertNotSuspended } from './admit.ts'
import { noteFailure } from './failures.ts'
import { SignedIn } from './schemas.ts'

const tags = ['Accounts']

/** Signing in with a passkey: without a name, since the authenticator knows it, and without a password. */
export function passkeySignInRoutes(app: App, services: Services, answers: SessionAnswers): void {
  app.post(
    '/passkey/options/',
    {
      // Sign-in pages ask whenever they are opened, before anybody has tried anything.
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Begin to sign in with a passkey',
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
      config: { permission: 'public', limit: 'auth', isForgivenOnSuccess: true },
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
      const session = await signInWithPasskey(services, answer, clientOf(request))
      return answers.signedIn(request, reply, session, session_mode)
    },
  )
}

/**
 * Opens a session for whom the authenticator verified. That is two factors, the device and what unlocks it, so no code
 * is asked for; and failed passwords of others do not lock the owner out.
 */
async function signInWithPasskey(services: Services, answer: PasskeyAnswer, client: Client) {
  const { db, clock } = services
  const id = await acceptPasskey(services, answer, { purpose: 'sign_in' })
  const account = id === undefined ? undefined : await accountById(db, id)
  if (!account) {
    await noteFailure(services, undefined, client, 'passkey')
    throw new AppError('unauthenticated', 'passkey_unknown')
  }
  assertNotSuspended(account, clock.now())
  return inTransaction(db, (trx) => admit(services, trx, account, client, 'passkey'))
}
