import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { listedWorkouts } from '../workouts/index.ts'
import type { ShownColumns } from '../zones/index.ts'
import { type FeedKey, type FeedShape, type FeedValues, feedKeys } from './feed-keys.ts'

/** The columns that only workouts of others have. */
const NOT_CUT = {
  is_cut: sql<number>`0`,
  cells: sql<string>`'[]'`,
  mark: sql<string>`''`,
  point_count: sql<number>`0`,
} satisfies Record<keyof ShownColumns, unknown>

/** The workouts next to the cursor, the nearest first: the viewer's own as they are, those of others as others get them. */
const entryRows = prepared((db, values: FeedValues, shape) => {
  const feedShape = JSON.parse(shape) as FeedShape
  const { order } = feedShape
  const withKeys = db.with('key', () => sql<FeedKey>`(${feedKeys(db, feedShape, values)})`)
  const key = sql<FeedKey>`key`.as('key')
  const { viewer_id } = values
  const own = listedWorkouts(db, { viewer_id })
    .select([NOT_CUT.is_cut.as('is_cut'), NOT_CUT.cells.as('cells')])
    .select([NOT_CUT.mark.as('mark'), NOT_CUT.point_count.as('point_count')])
    .innerJoin(key, (join) => join.onRef('key.id', '=', 'workout.id').on('key.is_own', '=', 1))
  const others = listedWorkouts(db, { viewer_id, shown_to: 'followers' }).innerJoin(key, (join) =>
    join.onRef('key.id', '=', 'workout.id').on('key.is_own', '=', 0),
  )
  const entries = own
    .select(['key.at', 'key.is_own'])
    .unionAll(others.select(['key.at', 'key.is_own']) as never)
  return withKeys.selectFrom(entries.as('entry')).selectAll().orderBy('at', order).orderBy('id', order)
})

/** A workout as the viewer gets it, with its key. */
export type EntryRow = Awaited<ReturnType<typeof entryRows>>[number]

export function loadEntryRows(db: Db, shape: FeedShape, values: FeedValues): Promise<EntryRow[]> {
  return entryRows(db, values, JSON.stringify(shape))
}
