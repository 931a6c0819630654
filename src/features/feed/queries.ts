import { type InferResult, sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { listedWorkouts } from '../workouts/index.ts'
import type { ShownColumns } from '../zones/index.ts'
import { type FeedKey, type FeedShape, type FeedValues, feedKeys } from './feed-keys.ts'

/** The workouts next to the cursor, the nearest first: the viewer's own as they are, those of others as others get them. */
const entryRows = prepared((db, values: FeedValues, shape) => {
  const feedShape = JSON.parse(shape) as FeedShape
  const { order } = feedShape
  const entries = listedWorkouts(db, { viewer_id: values.viewer_id, shown_to: 'followers', hasKeys: true })
    .innerJoin(sql<FeedKey>`key`.as('key'), 'key.id', 'workout.id')
    .select(['key.at', 'key.is_own'])
  return db
    .with('key', () => sql<FeedKey>`(${feedKeys(db, feedShape, values)})`)
    .selectFrom(entries.as('entry'))
    .selectAll()
    .orderBy('at', order)
    .orderBy('id', order)
    .$castTo<
      InferResult<ReturnType<typeof listedWorkouts>>[number] & ShownColumns & Pick<FeedKey, 'at' | 'is_own'>
    >()
})

/** A workout as the viewer gets it, with its key. */
export type EntryRow = Awaited<ReturnType<typeof entryRows>>[number]

export function loadEntryRows(db: Db, shape: FeedShape, values: FeedValues): Promise<EntryRow[]> {
  return entryRows(db, values, JSON.stringify(shape))
}
