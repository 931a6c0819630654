import { type App, mount } from '../../platform/http/server.ts'
import type { Services } from '../../services.ts'
import { openAccessTokens } from './access-token.ts'
import { authenticateRequests, openLiveSessions } from './actor.ts'
import { absentHash } from './passwords.ts'
import { authRoutes } from './routes.ts'

export type { Actor } from './actor.ts'
export { insertAccount, removeOldSessions } from './queries.ts'
export { Registration } from './schemas.ts'
export { newAccount } from './service.ts'

/** Accounts and sessions; must come before every feature whose routes are not public. */
export function authFeature(app: App, services: Services): void {
  const authentication = {
    tokens: openAccessTokens(services.deriveKey, services.clock),
    sessions: openLiveSessions(services),
  }
  authenticateRequests(app, authentication.tokens, authentication.sessions)
  app.addHook('onReady', async () => void (await absentHash()))
  mount(app, '/api/auth', (scope) => authRoutes(scope, services, authentication))
}
