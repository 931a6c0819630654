import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'
import type { Hiding } from '../cropping/index.ts'
import { gridOf, lockGrid } from './grids.ts'
import { zonesOf } from './queries.ts'

/** What a person hides of all tracks, in the given version of their zones. */
export type HiddenPlaces = Omit<Hiding, 'ends_m'> & { version: number }

/** The places that the person hides; undefined if the account was deleted. */
export async function hiddenPlacesOf(
  { db }: Pick<Services, 'db'>,
  account_id: number,
): Promise<HiddenPlaces | undefined> {
  const grid =
    (await gridOf(db, account_id)) ??
    (await inTransaction(db, async (trx) => {
      const account = trx.selectFrom('account').select('id').where('id', '=', account_id)
      return (await account.executeTakeFirst()) && lockGrid(trx, account_id)
    }))
  if (!grid) return undefined
  const { version, ...rest } = grid
  const zones = await zonesOf(db, account_id)
  return { version, grid: rest, zones: zones.map(({ lat, lon, radius_m }) => ({ lat, lon, radius_m })) }
}
