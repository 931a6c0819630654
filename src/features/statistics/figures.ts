import { sql } from 'kysely'
import type { Db, WeekStart, WorkoutTable } from '../../database.ts'
import { prepared, servesOneProcess } from '../../platform/database/index.ts'
import { foldFigures, type KindTally, type PeriodTally } from './fold.ts'
import { bucketOf, daysOf, type Grouping } from './periods.ts'
import { type Selection, selected } from './queries.ts'
import { TALLIED, type Tally } from './sums.ts'

type Kind = Pick<WorkoutTable, 'type' | 'sport' | 'intensity'>

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
  const kinds = rows.filter(({ bucket }) => bucket === null) as (Kind & Tally)[]
  if (!grouping) return { kinds, periods: [] }
  const periods = rows
    .flatMap(({ bucket, ...row }) =>
      bucket === null ? [] : [{ ...row, ...daysOf(bucket, grouping, week_start) }],
    )
    .sort((a, b) => (a.first_date < b.first_date ? -1 : 1))
  return { kinds, periods }
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

/** Groups by kind, and where a shape asks for it also groups by period: those have a bucket and no kind. */
const groupedRows = prepared((db, selection: Selection, shape) => {
  const workouts = db.selectFrom('workout').where(selected(selection))
  const kinds = workouts
    .select([
      sql<Kind['type'] | null>`workout.type`.as('type'),
      sql<Kind['sport'] | null>`workout.sport`.as('sport'),
      sql<Kind['intensity'] | null>`workout.intensity`.as('intensity'),
      sql<string | null>`cast(null as text)`.as('bucket'),
    ])
    .select(TALLIED)
    .groupBy(['workout.type', 'workout.sport', 'workout.intensity'])
  if (shape === '') return kinds
  const [grouping, week_start] = shape.split(' ') as [Grouping, WeekStart]
  const periods = workouts
    .select([
      sql<null>`cast(null as text)`.as('type'),
      sql<null>`cast(null as text)`.as('sport'),
      sql<null>`cast(null as text)`.as('intensity'),
      bucketOf(db, grouping, week_start).as('bucket'),
    ])
    .select(TALLIED)
    .groupBy('bucket')
  return kinds.unionAll(periods)
})
