import { sql } from 'kysely'
import type { Days, WeekStart } from '../../platform/calendar.ts'
import { prepared } from '../../platform/database/index.ts'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { type WorkoutFilter, type WorkoutSums, workoutSums } from '../training-log/index.ts'
import { daysOfGroupingKey, type Grouping, groupingKey } from './periods.ts'

/** The sums of the workouts of one type, sport and intensity. */
export type KindSums = WorkoutSums & Pick<Tables['workout'], 'type' | 'sport' | 'intensity'>
export type PeriodSums = Days & { sums: WorkoutSums }

/** Sums by kind of workout and, with a grouping, also by period, the earliest period first. */
export async function loadBreakdown(
  db: Db,
  filter: WorkoutFilter,
  grouping?: Grouping,
  week_start: WeekStart = 'monday',
): Promise<{ kinds: KindSums[]; periods: PeriodSums[] }> {
  const rows = await breakdownRows(db, filter, grouping ? `${grouping} ${week_start}` : '')
  const kinds: KindSums[] = []
  const periods: PeriodSums[] = []
  for (const { kind, period, ...sums } of rows) {
    if (kind !== null) kinds.push({ ...sums, ...parseKindKey(kind) })
    else if (grouping && period !== null)
      periods.push({ ...daysOfGroupingKey(period, grouping, week_start), sums })
  }
  return { kinds, periods: periods.sort((a, b) => (a.first_date < b.first_date ? -1 : 1)) }
}

/** One text instead of three columns: the embedded database sorts it in three quarters of the time. */
const KIND_KEY = sql<string>`workout.type || ' ' || workout.sport || ' ' || workout.intensity`

function parseKindKey(key: string): Pick<KindSums, 'type' | 'sport' | 'intensity'> {
  const [type, sport, intensity] = key.split(' ')
  return { type, sport, intensity } as Pick<KindSums, 'type' | 'sport' | 'intensity'>
}

/** The column `period` is null in rows of kinds, `kind` in rows of periods. */
const breakdownRows = prepared((db, filter: WorkoutFilter, shape) => {
  const none = sql<string | null>`cast(null as text)`
  const kinds = workoutSums(db, filter)
    .select([KIND_KEY.$castTo<string | null>().as('kind'), none.as('period')])
    .groupBy(KIND_KEY)
  if (shape === '') return kinds
  const [grouping, week_start] = shape.split(' ') as [Grouping, WeekStart]
  const key = groupingKey(db, grouping, week_start)
  const periods = workoutSums(db, filter)
    .select([none.as('kind'), key.$castTo<string | null>().as('period')])
    .groupBy(key)
  return kinds.unionAll(periods)
})
