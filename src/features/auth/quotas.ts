import type { Quota } from '../../platform/quotas/index.ts'
import { keysOf } from './keys/queries.ts'
import { passkeysOf } from './mfa/passkey-queries.ts'
import { liveSessionsOf } from './sessions/queries.ts'
import { IDLE_LIFE_MS } from './sessions/refresh-tokens.ts'

/** Opening one more session ends the one that has been idle for longest. */
export const sessionQuota: Quota = {
  name: 'sessions',
  limit: 50,
  used: async (db, account_id, now) => (await liveSessionsOf(db, account_id, now, now - IDLE_LIFE_MS)).length,
}

export const apiKeyQuota: Quota = {
  name: 'api_keys',
  limit: 50,
  used: async (db, account_id) => (await keysOf(db, account_id)).length,
}

export const passkeyQuota: Quota = {
  name: 'passkeys',
  limit: 20,
  used: async (db, account_id) => (await passkeysOf(db, account_id)).length,
}

export const accountQuotas: readonly Quota[] = [sessionQuota, apiKeyQuota, passkeyQuota]
