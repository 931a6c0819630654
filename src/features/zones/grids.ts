import { randomInt } from 'node:crypto'
import { lockRow } from '../../platform/database/columns.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Grid } from '../cropping/index.ts'

/** A person's grid and the version of their zones. */
export type GridRow = Grid & { version: number }

const STEPS = 2 ** 40

/** The person's grid, locked until the transaction ends. The first call chooses where it lies. */
export async function lockGrid(trx: Trx, account_id: number): Promise<GridRow> {
  const random = () => randomInt(STEPS) / STEPS
  await trx
    .insertInto('privacy_grid')
    .values({ account_id, north: random(), east: random(), version: 1 })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute()
  return trx
    .selectFrom('privacy_grid')
    .select(['north', 'east', 'version'])
    .where('account_id', '=', account_id)
    .$call(lockRow(trx))
    .executeTakeFirstOrThrow()
}

export function gridOf(db: Db, account_id: number): Promise<GridRow | undefined> {
  return db
    .selectFrom('privacy_grid')
    .select(['north', 'east', 'version'])
    .where('account_id', '=', account_id)
    .executeTakeFirst()
}

export async function writeVersion(trx: Trx, account_id: number, version: number): Promise<void> {
  await trx.updateTable('privacy_grid').set({ version }).where('account_id', '=', account_id).execute()
}
