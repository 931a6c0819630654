import { createHmac, randomBytes } from 'node:crypto'
import type { Db, Trx } from '../../../platform/database/schema.ts'
import { ipLimitKey } from '../../../platform/http/limiting.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Secret } from '../../../platform/secret.ts'
import type { KnownPlaceTable } from '../tables.ts'

/** Where a sign-in comes from. The token is kept in a cookie of the browser; programs have none. */
export type SignInOrigin = RequestOrigin & { device_token?: string | undefined }

/** How an account knows the place of an attempt: by the cookie of an earlier sign-in, by the network, or not at all. */
export type Familiarity = 'device' | 'network' | 'stranger'

/** A place is forgotten this long after the last sign-in from it. */
export const PLACE_KEPT_S = 180 * 86_400
const MAX_PLACES = 50
const TOKEN_BYTES = 32

export function newDeviceToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

export function isDeviceToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text)
}

export type Place = Pick<KnownPlaceTable, 'kind' | 'place_hash'>

/** The device and the network of an attempt, hashed with a key, so that the database does not show them. */
export function placesOf(secret: Secret, { address, device_token }: SignInOrigin): Place[] {
  const places: [Place['kind'], string | undefined][] = [
    ['device', device_token],
    ['network', ipLimitKey(address) || undefined],
  ]
  return places.flatMap(([kind, value]) => {
    if (value === undefined) return []
    const place_hash = createHmac('sha256', secret.key('known-place')).update(`${kind} ${value}`)
    return [{ kind, place_hash: place_hash.digest('base64url') }]
  })
}

/** The place that the account knows; the device if it knows both. */
export async function knownPlaceOf(db: Db, account_id: number, places: Place[]): Promise<Place | undefined> {
  const known = await db
    .selectFrom('known_place')
    .select(['kind', 'place_hash'])
    .where('account_id', '=', account_id)
    // The empty string is there because an empty list would be invalid SQL.
    .where('place_hash', 'in', ['', ...places.map(({ place_hash }) => place_hash)])
    .execute()
  return known.find(({ kind }) => kind === 'device') ?? known[0]
}

/** Remembers where somebody has signed in. */
export async function rememberPlaces(
  trx: Trx,
  account_id: number,
  places: Place[],
  used_at: number,
): Promise<void> {
  if (places.length === 0) return
  await trx
    .insertInto('known_place')
    .values(places.map((place) => ({ ...place, account_id, used_at })))
    .onConflict((conflict) => conflict.columns(['account_id', 'place_hash']).doUpdateSet({ used_at }))
    .execute()
}

/** Forgets all places of an account. A thief who had the old password may have signed in from some of them. */
export async function forgetPlaces(trx: Trx, account_id: number): Promise<void> {
  await trx.deleteFrom('known_place').where('account_id', '=', account_id).execute()
}

/** Deletes places that have not been used for half a year, and all but the latest `MAX_PLACES` of each account. */
export async function deleteOldPlaces(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('known_place')
    .where('used_at', '<', now - PLACE_KEPT_S * 1000)
    .execute()
  const ranked = db
    .selectFrom('known_place')
    .select(['account_id', 'place_hash'])
    .select((of) =>
      of.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('account_id').orderBy('used_at', 'desc').orderBy('place_hash'))
        .as('position'),
    )
  const surplus = db
    .selectFrom(ranked.as('ranked'))
    .select(['account_id', 'place_hash'])
    .where('position', '>', MAX_PLACES)
  await db
    .deleteFrom('known_place')
    .where(({ eb, refTuple }) =>
      eb(refTuple('account_id', 'place_hash'), 'in', surplus.$asTuple('account_id', 'place_hash')),
    )
    .execute()
}
