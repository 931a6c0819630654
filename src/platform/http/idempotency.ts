import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import { AppError, invalidField } from '../errors.ts'

const MAX_KEY_LENGTH = 255
const KEY = new RegExp(`^[\\x21-\\x7e]{1,${MAX_KEY_LENGTH}}$`)
const KEPT_MS = 86_400_000

type IdempotentRequest = Pick<FastifyRequest, 'headers' | 'method' | 'params' | 'routeOptions'> & {
  actor: { account_id: number }
}
type Needs = { db: Db; clock: Clock }

const inFlight = new Set<string>()

/**
 * Runs `work` in a transaction. With an `Idempotency-Key`, the same transaction stores the result, so that a repeated
 * request gets the same result, even after a crash. Another request with the same key is refused.
 */
export async function idempotently<T>(
  { db, clock }: Needs,
  request: IdempotentRequest,
  content: unknown,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const header = request.headers['idempotency-key']
  if (header === undefined) return inTransaction(db, work)
  const key = String(header)
  if (!KEY.test(key))
    throw invalidField('Idempotency-Key', { code: 'invalid_idempotency_key', maximum: MAX_KEY_LENGTH })
  const { account_id } = request.actor
  const mark = `${account_id} ${key}`
  if (inFlight.has(mark)) throw new AppError('in_flight', 'idempotency_in_flight')
  inFlight.add(mark)
  try {
    const request_hash = hashOf(request, content)
    return await inTransaction(db, async (trx) => {
      const kept = await claimKey(trx, { account_id, key, request_hash }, clock.now())
      if (kept) return JSON.parse(kept) as T
      const answer = await work(trx)
      await trx
        .updateTable('idempotency_key')
        .set({ body: JSON.stringify(answer) })
        .where('account_id', '=', account_id)
        .where('key', '=', key)
        .execute()
      return answer
    })
  } finally {
    inFlight.delete(mark)
  }
}

type Claim = { account_id: number; key: string; request_hash: string }

/** Claims the key for this request. Returns the stored result of an earlier request with the key, if there is one. */
async function claimKey(trx: Trx, claim: Claim, now: number): Promise<string | undefined> {
  await trx
    .deleteFrom('idempotency_key')
    .where('account_id', '=', claim.account_id)
    .where('key', '=', claim.key)
    .where('created_at', '<=', now - KEPT_MS)
    .execute()
  const taken = await trx
    .insertInto('idempotency_key')
    .values({ ...claim, body: null, created_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const kept = await trx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'body'])
    .where('account_id', '=', claim.account_id)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  if (kept.request_hash !== claim.request_hash) {
    throw new AppError('key_reused', 'idempotency_key_reused')
  }
  return kept.body ?? undefined
}

/** Deletes expired keys and returns their number. */
export async function deleteOldKeys(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_key')
    .where('created_at', '<=', now - KEPT_MS)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function hashOf({ method, params, routeOptions }: IdempotentRequest, content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, routeOptions.url, params, content]))
    .digest('hex')
}
