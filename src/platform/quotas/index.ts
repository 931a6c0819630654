import type { AliasableExpression } from 'kysely'
import { QUOTA_NAMES, type QuotaName } from '../../locales/errors/quota-names.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { serialize } from '../database/columns.ts'
import type { Db, Trx } from '../database/schema.ts'
import { AppError } from '../errors.ts'
import type { QuotaUsage } from './schemas.ts'

/** How many or how much of something a person may have. Features declare their quotas; `src/quotas.ts` lists them. */
export type Quota = {
  /** Ends with the unit of `limit` and `used`, unless they are counts. */
  name: QuotaName
  /** The default. The setting QUOTAS may contain another limit. */
  limit: number
  /** A subquery of one number, so that one statement can read all quotas. No row and null count as 0. */
  used(db: Db, account_id: number, now: number): AliasableExpression<unknown>
}

export type QuotaList = readonly Quota[]
/** Why something is refused: a reason of the catalogue. */
export type Excess = { code: 'quota_exceeded'; quota: QuotaName; limit: number; used: number }

declare module '../services.ts' {
  interface Services {
    quotas: Quotas
  }
}

export class Quotas {
  readonly #limits: Config['quotas']
  readonly #clock: Clock
  readonly #all: QuotaList

  constructor({ quotas }: Pick<Config, 'quotas'>, clock: Clock, all: QuotaList) {
    const missing = QUOTA_NAMES.filter((name) => !all.some((quota) => quota.name === name))
    if (missing.length > 0) throw new Error(`no feature declares the quota ${missing.join(', ')}`)
    this.#limits = quotas
    this.#clock = clock
    this.#all = all
  }

  limitOf({ name, limit }: Quota): number {
    return this.#limits[name] ?? limit
  }

  /**
   * Checks that `amount` more fits the quota. Locks the quota until the transaction ends, so that parallel requests
   * cannot exceed it together. To avoid deadlocks, call it before taking other locks, or always after the same ones.
   * @throws AppError `conflict` when the quota would be exceeded
   */
  async take(trx: Trx, account_id: number, quota: Quota, amount = 1): Promise<void> {
    await serialize(trx, `quota ${quota.name} ${account_id}`)
    const [used = 0] = await this.#used(trx, account_id, [quota])
    this.assertFits(quota, used, amount)
  }

  /** Throws AppError `conflict` when `amount` more than `used` exceeds the quota. */
  assertFits(quota: Quota, used: number, amount: number): void {
    const excess = this.excessOf(quota, used, amount)
    if (excess) throw new AppError('conflict', excess)
  }

  /** Why `amount` more than `used` would be too much; undefined when it fits the quota. */
  excessOf(quota: Quota, used: number, amount: number): Excess | undefined {
    const limit = this.limitOf(quota)
    if (used + amount <= limit) return undefined
    return { code: 'quota_exceeded', quota: quota.name, limit, used: rounded(used) }
  }

  /** How much of each quota the person uses. */
  async usageOf(db: Db, account_id: number): Promise<QuotaUsage[]> {
    const used = await this.#used(db, account_id, this.#all)
    return this.#all.map((quota, index) => ({
      name: quota.name,
      used: rounded(used[index]!),
      limit: this.limitOf(quota),
    }))
  }

  async #used(db: Db, account_id: number, quotas: QuotaList): Promise<number[]> {
    const now = this.#clock.now()
    const row: Record<string, unknown> = await db
      .selectNoFrom(quotas.map((quota) => quota.used(db, account_id, now).as(quota.name)))
      .executeTakeFirstOrThrow()
    return quotas.map(({ name }) => Number(row[name] ?? 0))
  }
}

/** Rounds to two decimals, because some amounts are in megabytes. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100
}
