import { sql } from 'kysely'
import type { WeekStart } from '../../platform/calendar.ts'
import { prepared, servesOneProcess } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { foldFigures, type KindTally, type PeriodTally } from './fold.ts'
import { bucketOf, daysOf, type Grouping } from './periods.ts'
import { type Selection, selected } from './queries.ts'
import { TALLIED } from './sums.ts'

/** The tallies of a selection by type, sport and intensity, and with a grouping also by period, the earliest first. */
export type FigureTallies = { kinds: KindTally[]; periods: PeriodTally[] }

/**
 * A database in this process hands over rows faster than it can sort them for its groups; from another one they cost
 * more to carry than to sum up there.
 */
export async function figuresOf(
  db: Db,
  selection: Selection,
  grouping?: Grouping,
  week_start: WeekStart = 'monday',
): Promise<FigureTallies> {
  if (servesOneProcess(db)) return foldFigures(await workoutRows(db, selection), grouping, week_start)
  const rows = await groupedRows(db, selection, grouping ? `${grouping} ${week_start}` : '')
  const kinds = rows.filter(({ bucket }) => bucket === null)
  if (!grouping) return { kinds, periods: [] }
  const periods = rows.flatMap((tally) =>
    tally.bucket === null ? [] : [{ ...daysOf(tally.bucket, grouping, week_start), tally }],
  )
  return { kinds, periods: periods.sort((a, b) => (a.first_date < b.first_date ? -1 : 1)) }
}

const workoutRows = prepared((db, selection: Selection) =>
  db
    .selectFrom('workout')
    .select(['workout.local_date', 'workout.type', 'workout.sport', 'workout.intensity'])
    .select(['workout.duration_min', 'workout.distance_m', 'workout.ascent_m'])
    .select(['workout.calories_kcal', 'workout.avg_hr_bpm'])
    .where(selected(selection))
    .orderBy('workout.local_date'),
)

/** Rows of kinds have no bucket. Where a shape asks for periods, too, the workouts are read once for both. */
const groupedRows = prepared((db, selection: Selection, shape) => {
  const [grouping, week_start] = shape.split(' ') as [Grouping | '', WeekStart]
  const bucket = grouping ? bucketOf(db, grouping, week_start) : sql<string>`cast(null as text)`
  const kind = sql`workout.type, workout.sport, workout.intensity`
  return db
    .selectFrom('workout')
    .select(['workout.type', 'workout.sport', 'workout.intensity'])
    .select(bucket.$castTo<string | null>().as('bucket'))
    .select(TALLIED)
    .where(selected(selection))
    .groupBy(grouping ? sql`grouping sets ((${kind}), (${bucket}))` : kind)
})
