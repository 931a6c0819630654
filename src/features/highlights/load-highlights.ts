import { sql } from 'kysely'
import { arrayParameter, isInArray } from '../../platform/database/columns.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { Audience } from '../relations/index.ts'
import type { RecordKind } from '../statistics/index.ts'
import type { Highlights } from './schemas.ts'
import type { RecordAudience } from './tables.ts'

/** A workout, and which audience of its owner the viewer is, as `audienceOf` of `relations` says. */
type SeenWorkout = { id: number; audience: Audience }

const RECORDS_OF: Record<Audience, RecordAudience | null> = {
  self: 'owner',
  follower: 'followers',
  everyone: 'public',
  none: null,
}

/** No records and no goals. */
export const NO_HIGHLIGHTS: Highlights = { records: [], goals: [] }

/**
 * What is special about each of these workouts that the viewer sees, in one statement; without an entry, nothing. While
 * it is not known, others get nothing.
 */
export async function loadHighlights(
  db: Db,
  workouts: readonly SeenWorkout[],
): Promise<Map<number, Highlights>> {
  const audiences = new Map(workouts.map(({ id, audience }) => [id, audience]))
  const found = new Map<number, Highlights>()
  if (workouts.length === 0) return found
  for (const row of await rowsOf(db, { ids: arrayParameter(db, [...audiences.keys()]) })) {
    const audience = audiences.get(row.workout_id) ?? 'none'
    const entry = found.get(row.workout_id) ?? { records: [], goals: [] }
    if (row.record !== null && row.audience === RECORDS_OF[audience]) entry.records.push(row.record)
    else if (row.goal !== null && audience === 'self') entry.goals.push(row.goal)
    else continue
    found.set(row.workout_id, entry)
  }
  return found
}

type Row = {
  workout_id: number
  audience: RecordAudience | null
  record: RecordKind | null
  goal: number | null
}

const rowsOf = prepared((db, { ids }: { ids: unknown }) => {
  const records = db
    .selectFrom('workout_record as found')
    .select(['workout_id', 'audience', 'kind as record', sql<number | null>`cast(null as bigint)`.as('goal')])
    .where(isInArray(db, 'workout_id', ids))
    .where((where) => where.or([where('audience', '=', 'owner'), where.not(where.exists(pending(db)))]))
  const goals = db
    .selectFrom('workout_goal')
    .select(['workout_id', sql<null>`cast(null as text)`.as('audience')])
    .select([sql<null>`cast(null as text)`.as('record'), 'goal_id as goal'])
    .where(isInArray(db, 'workout_id', ids))
  const rows = db.selectFrom(records.unionAll(goals as never).as('highlight')).selectAll()
  return rows.orderBy('record').orderBy('goal').$castTo<Row>()
})

/** The job that computes these records again. `workoutsChanged` of `workouts` adds it in the transaction of the change. */
function pending(db: Db) {
  return db
    .selectFrom('job')
    .select('job.id')
    .where(
      'job.unique_key',
      '=',
      sql<string>`'workouts.changed ' || cast(found.owner_id as text) || ' ' || found.sport`,
    )
}
