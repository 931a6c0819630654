import type { Db } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { type Audience, audienceOf } from '../relations/index.ts'
import { type Access, accessOf, FULL_ACCESS, type SharedColumns } from './access.ts'
import { withoutHidden } from './hidden.ts'

declare const owned: unique symbol
declare const viewed: unique symbol

/** A row of a workout that the actor may change. Only `assertOwned` makes one. */
export type Owned<T> = T & { readonly [owned]: true }

/**
 * A row of a workout without what the viewer may not see. Everything that shows workouts takes only this, so code that
 * forgets to ask does not compile. Only this file makes one.
 */
export type Viewed<T> = T & { readonly access: Access; readonly [viewed]: true }

type OfOwner = { owner_id: number }

/** The row as one that its owner may change; throws `not_found` unless it is the actor's. */
export function assertOwned<T extends OfOwner>(account_id: number, row: T | undefined): Owned<T> {
  if (row?.owner_id !== account_id) throw notFound()
  return row as Owned<T>
}

/** The row as its owner sees it; throws `not_found` unless it is the viewer's. */
export function viewOwn<T extends OfOwner>(viewer_id: number, row: T): Viewed<T> {
  // Not a copy: lists have many rows.
  return Object.assign(assertOwned(viewer_id, row), { access: FULL_ACCESS }) as unknown as Viewed<T>
}

/** The rows that the viewer may see, as the viewer may see them, in one statement for all their owners. */
export async function viewOf<T extends SharedColumns>(
  db: Db,
  viewer_id: number,
  rows: readonly T[],
  now: number,
): Promise<Viewed<T>[]> {
  const others = new Set(rows.map(({ owner_id }) => owner_id))
  const isOwner = others.delete(viewer_id)
  const audiences: Map<number, Audience> =
    others.size === 0 ? new Map() : await audienceOf(db, viewer_id, [...others], now)
  if (isOwner) audiences.set(viewer_id, 'self')
  return rows.flatMap((row) => viewAs(audiences.get(row.owner_id) ?? 'none', row) ?? [])
}

/** The row as this audience of its owner sees it; undefined if it is hidden from them. */
export function viewAs<T extends SharedColumns>(audience: Audience, row: T): Viewed<T> | undefined {
  if (audience === 'self') return viewOwn(row.owner_id, row)
  const access = accessOf(audience, row)
  if (!access) return undefined
  return { ...withoutHidden(row, access), access } as unknown as Viewed<T>
}
