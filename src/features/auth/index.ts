import cookie from '@fastify/cookie'
import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { accountRoutes } from './account/routes.ts'
import { authenticateRequests } from './actor.ts'
import { exportRoutes } from './exports/routes.ts'
import { openLiveKeys } from './keys/live-keys.ts'
import { keyRoutes } from './keys/routes.ts'
import { mfaRoutes } from './mfa/routes.ts'
import { absentHash } from './passwords/hashing.ts'
import { openPasswordPolicy } from './passwords/policy.ts'
import { passwordRoutes } from './passwords/routes.ts'
import { registrationRoutes } from './registration/routes.ts'
import { openAccessTokens } from './sessions/access-token.ts'
import { openSessionAnswers } from './sessions/answers.ts'
import { openLiveSessions } from './sessions/live-sessions.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { passkeySignInRoutes } from './sign-in/passkey.ts'
import { signInRoutes } from './sign-in/routes.ts'

export { keyOf } from './account/names.ts'
export { insertAccount } from './account/queries.ts'
export { isInGoodOrder, isSuspended } from './account/standing.ts'
export type { Actor } from './actor.ts'
export * as administration from './administration.ts'
export { recordAudit } from './audit.ts'
export { clientOf } from './client.ts'
export { inBatches, type PersonalData } from './exports/archive.ts'
export { accountData } from './exports/own-data.ts'
export * as invitations from './invitations/index.ts'
export { accountJobs } from './jobs.ts'
export { accountMaintenance } from './maintenance.ts'
export { openPasswordPolicy } from './passwords/policy.ts'
export { ProofFields } from './proof-schemas.ts'
export { Registration } from './registration/schemas.ts'
export { newAccount } from './registration/service.ts'
export type { SessionRow } from './sessions/queries.ts'
export { sessionsOf } from './sessions/service.ts'

/** Accounts, sessions and everything that proves who somebody is; before every feature with routes that ask for it. */
export function authFeature(app: App, services: Services): void {
  const authentication = {
    tokens: openAccessTokens(services.secret, services.clock),
    sessions: openLiveSessions(services),
    keys: openLiveKeys(services),
  }
  const policy = openPasswordPolicy(services.config)
  const answers = openSessionAnswers(services, authentication.tokens)
  authenticateRequests(app, authentication)
  app.addHook('onReady', async () => void (await absentHash()))
  mount(app, '/api/auth', (scope) => {
    scope.register(cookie)
    registrationRoutes(scope, services, answers, policy)
    signInRoutes(scope, services, answers, authentication)
    sessionRoutes(scope, services)
    passwordRoutes(scope, services, policy)
    accountRoutes(scope, services, answers)
    exportRoutes(scope, services)
    passkeySignInRoutes(scope, services, answers)
    mfaRoutes(scope, services)
    keyRoutes(scope, services)
  })
}
