import type { Quota } from '../../platform/quotas/index.ts'
import { countLiveSessions } from './sessions/queries.ts'
import { IDLE_LIFE_MS } from './sessions/refresh-tokens.ts'

/** Opening one more session ends the one that has been idle for longest. */
export const sessionQuota: Quota = {
  name: 'sessions',
  limit: 50,
  used: (db, account_id, now) => countLiveSessions(db, account_id, now, now - IDLE_LIFE_MS),
}

export const apiKeyQuota: Quota = {
  name: 'api_keys',
  limit: 50,
  used: (db, account_id) =>
    db
      .selectFrom('api_key')
      .select((of) => of.fn.countAll().as('used'))
      .where('account_id', '=', account_id),
}

export const passkeyQuota: Quota = {
  name: 'passkeys',
  limit: 20,
  used: (db, account_id) =>
    db
      .selectFrom('passkey')
      .select((of) => of.fn.countAll().as('used'))
      .where('account_id', '=', account_id),
}

export const accountQuotas: readonly Quota[] = [sessionQuota, apiKeyQuota, passkeyQuota]
