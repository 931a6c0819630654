import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { Sport } from '../sports/index.ts'
import { RECORD_KINDS, RECORDS, type RecordKind } from '../statistics/index.ts'
import { workoutWhere } from '../training-log/index.ts'
import { workoutsFor } from '../zones/index.ts'
import { RECORD_AUDIENCES, type RecordAudience } from './tables.ts'

/** Which records to look for. */
export type RecordScope = { owner_id: number; sport: Sport }
export type WorkoutRecord = { workout_id: number; audience: RecordAudience; kind: RecordKind }

/** Keeps a statement below the parameter limit of each database. */
const ROWS_PER_STATEMENT = 1_000

/** Others get no records of body figures, even if they see these. */
const SHARED_KINDS = RECORD_KINDS.filter((kind) => kind !== 'highest_avg_power')

const kindsFor = (audience: RecordAudience) => (audience === 'owner' ? RECORD_KINDS : SHARED_KINDS)

/** All records in the scope, in one statement for each audience. */
export async function findRecords(db: Db, scope: RecordScope): Promise<WorkoutRecord[]> {
  const records: WorkoutRecord[] = []
  for (const audience of RECORD_AUDIENCES)
    for (const row of await recordRows(db, scope, audience).execute())
      for (const kind of kindsFor(audience))
        if (row[kind] === 1) records.push({ workout_id: row.id, audience, kind })
  return records
}

/**
 * The workouts that were better in some kind than all earlier ones that the audience sees, with 1 for each such kind.
 * The first workout with a figure is no record of this figure.
 */
function recordRows(db: Db, { owner_id, sport }: RecordScope, audience: RecordAudience) {
  const shown_to = audience === 'owner' ? undefined : audience
  const kinds = kindsFor(audience)
  const figures = workoutsFor(db, { shown_to, owner_id })
    .select(['workout.id', `workout.${audience === 'owner' ? 'started_at' : 'shown_start_at'} as start`])
    .select(kinds.map((kind) => sql<number | null>`nullif(${RECORDS[kind].value}, 0)`.as(kind)))
    .where(workoutWhere(db, { owner_id, sport, shown_to }))
  const isBetter = (kind: RecordKind) => sql<number>`case when ${sql.ref(kind)} > max(${sql.ref(kind)})
    over (order by start, id rows between unbounded preceding and 1 preceding) then 1 else 0 end`
  const compared = db
    .selectFrom(figures.as('figure'))
    .select('id')
    .select(kinds.map((kind) => isBetter(kind).as(kind)))
  return db
    .selectFrom(compared.as('compared'))
    .selectAll()
    .where((of) => of.or(kinds.map((kind) => of(kind, '=', 1))))
    .$castTo<{ id: number } & Partial<Record<RecordKind, number>>>()
}

/** Replaces the stored records of the scope, as far as they differ; returns the new ones. */
export async function saveRecords(
  trx: Trx,
  scope: RecordScope,
  wanted: readonly WorkoutRecord[],
): Promise<WorkoutRecord[]> {
  const stored = await storedRecords(trx, scope)
  const [before, after] = [new Set(stored.map(keyOf)), new Set(wanted.map(keyOf))]
  const gone = stored.filter((record) => !after.has(keyOf(record)))
  const added = wanted.filter((record) => !before.has(keyOf(record)))
  for (const group of Map.groupBy(gone, ({ audience, kind }) => `${audience} ${kind}`).values())
    for (const some of inParts(group)) await deleteRecords(trx, scope, some)
  for (const some of inParts(added)) await insertRecords(trx, scope, some)
  return added
}

const keyOf = ({ workout_id, audience, kind }: WorkoutRecord) => `${workout_id} ${audience} ${kind}`

function storedRecords(db: Db, { owner_id, sport }: RecordScope): Promise<WorkoutRecord[]> {
  return db
    .selectFrom('workout_record')
    .select(['workout_id', 'audience', 'kind'])
    .where('owner_id', '=', owner_id)
    .where('sport', '=', sport)
    .execute()
}

function inParts<T>(rows: readonly T[]): T[][] {
  const parts = Math.ceil(rows.length / ROWS_PER_STATEMENT)
  return Array.from({ length: parts }, (_, i) =>
    rows.slice(i * ROWS_PER_STATEMENT, (i + 1) * ROWS_PER_STATEMENT),
  )
}

/** Deletes records of one audience and kind. */
async function deleteRecords(
  trx: Trx,
  { owner_id, sport }: RecordScope,
  records: WorkoutRecord[],
): Promise<void> {
  const { audience, kind } = records[0]!
  await trx
    .deleteFrom('workout_record')
    .where('owner_id', '=', owner_id)
    .where('sport', '=', sport)
    .where('audience', '=', audience)
    .where('kind', '=', kind)
    .where(
      'workout_id',
      'in',
      records.map(({ workout_id }) => workout_id),
    )
    .execute()
}

async function insertRecords(trx: Trx, scope: RecordScope, records: WorkoutRecord[]): Promise<void> {
  await trx
    .insertInto('workout_record')
    .values(records.map((record) => ({ ...record, ...scope })))
    // The workout had another sport, whose own job has not deleted this record yet.
    .onConflict((conflict) =>
      conflict
        .columns(['workout_id', 'audience', 'kind'])
        .doUpdateSet((row) => ({ sport: row.ref('excluded.sport') })),
    )
    .execute()
}

/** Deletes what others get, because it cannot be computed again. */
export async function deleteSharedRecords(trx: Trx, { owner_id, sport }: RecordScope): Promise<void> {
  await trx
    .deleteFrom('workout_record')
    .where('owner_id', '=', owner_id)
    .where('sport', '=', sport)
    .where('audience', '<>', 'owner')
    .execute()
}
