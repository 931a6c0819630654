import type { Sharing } from './schemas.ts'
import type { SharingDefaultTable } from './tables.ts'

/** The columns that say what others see of a workout. */
export type SharingColumns = Omit<SharingDefaultTable, 'account_id' | 'sport'>

/** For people who have chosen nothing. */
export const INITIAL: SharingColumns = {
  visibility: 'followers',
  body_visibility: 'private',
  map_visibility: 'followers',
  shows_start_time: 1,
  shares_original: 0,
  hidden_ends_m: 200,
}

export const SHARING_COLUMNS = Object.keys(INITIAL) as (keyof SharingColumns)[]

/** The columns of the given fields; undefined for fields that are not given. */
export function toSharingColumns(given: Partial<Sharing>) {
  const { shows_start_time, shares_original } = given
  return {
    visibility: given.visibility,
    body_visibility: given.body_visibility,
    map_visibility: given.map_visibility,
    shows_start_time: shows_start_time === undefined ? undefined : Number(shows_start_time),
    shares_original: shares_original === undefined ? undefined : Number(shares_original),
    hidden_ends_m: given.hidden_ends_m,
  } satisfies Record<keyof SharingColumns, unknown>
}

/** The fields of the columns. */
export function toSharing(columns: SharingColumns): Sharing {
  return {
    visibility: columns.visibility,
    body_visibility: columns.body_visibility,
    map_visibility: columns.map_visibility,
    shows_start_time: columns.shows_start_time === 1,
    shares_original: columns.shares_original === 1,
    hidden_ends_m: columns.hidden_ends_m,
  }
}
