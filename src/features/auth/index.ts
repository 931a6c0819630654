import cookie from '@fastify/cookie'
import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { accountRoutes } from './account/routes.ts'
import { authenticateRequests } from './authenticate.ts'
import { openLiveKeys } from './keys/live-keys.ts'
import { keyRoutes } from './keys/routes.ts'
import { mfaRoutes } from './mfa/routes.ts'
import { dummyPasswordHash } from './passwords/hashing.ts'
import { openPasswordPolicy } from './passwords/policy.ts'
import { passwordRoutes } from './passwords/routes.ts'
import { registrationRoutes } from './registration/routes.ts'
import { openAccessTokens } from './sessions/access-token.ts'
import { openLiveSessions } from './sessions/live-sessions.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { openTokenDelivery } from './sessions/token-delivery.ts'
import { passkeySignInRoutes } from './sign-in/passkey.ts'
import { signInRoutes, tokenRoutes } from './sign-in/routes.ts'

export { lockUnchangedAccount } from './account/actor-account.ts'
export { updateAccount } from './account/queries.ts'
export { isActiveAccount, isSuspended } from './account/suspension.ts'
export { loadUser } from './account/user.ts'
export { usernameKey } from './account/username-key.ts'
export type { Actor } from './actor.ts'
export { ProofFields } from './proof/schemas.ts'
export { requireActorProof } from './proof/service.ts'
export { endSessions, sessionsOf } from './sessions/service.ts'

/** Accounts, sessions and authentication. Registered before every feature whose routes need a signed-in person. */
export function authFeature(app: App, services: Services): void {
  const authentication = {
    tokens: openAccessTokens(services.secret, services.clock),
    sessions: openLiveSessions(services),
    keys: openLiveKeys(services),
    hasPublicPages: services.config.hasPublicPages,
  }
  const policy = openPasswordPolicy(services.config)
  const delivery = openTokenDelivery(services, authentication.tokens)
  authenticateRequests(app, authentication)
  app.addHook('onReady', async () => void (await dummyPasswordHash()))
  mount(app, '/api/auth', (scope) => {
    scope.register(cookie)
    registrationRoutes(scope, services, delivery, policy)
    signInRoutes(scope, services, delivery)
    tokenRoutes(scope, services, delivery, authentication)
    passkeySignInRoutes(scope, services, delivery)
    sessionRoutes(scope, services)
    passwordRoutes(scope, services, policy, delivery)
    accountRoutes(scope, services, delivery)
    mfaRoutes(scope, services)
    keyRoutes(scope, services)
  })
}
