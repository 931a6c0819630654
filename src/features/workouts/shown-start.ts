import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../platform/database/schema.ts'
import { localDate, startOfDay } from '../../platform/time.ts'

const IDS_PER_STATEMENT = 1000

/** The columns that depend on when and where a workout started. */
export function startColumns(started_at: number, time_zone: string) {
  const local_date = localDate(started_at, time_zone)
  return { started_at, time_zone, local_date, day_starts_at: startOfDay(local_date, time_zone) }
}

type NewStart = { started_at: number; day_starts_at: number; has_track: number; shows_start_time: unknown }

/** The start of a new workout as others see it: that of the day until it is known what is shown of its track. */
export function shownStartOfNew(workout: NewStart): RawBuilder<number> {
  const [started_at, day_starts_at] = [workout.started_at, workout.day_starts_at].map(
    (instant) => sql`cast(${instant} as bigint)`,
  )
  return sql`case when ${workout.shows_start_time} = 1 and ${workout.has_track} = 0
    then ${started_at} else ${day_starts_at} end`
}

/**
 * Writes when these workouts started as others see them. Call it when a start, `shows_start_time` or the shown part of a
 * track has changed. The feed is in the order of this column: an order by the true start would reveal hidden ones.
 */
export async function updateShownStarts(trx: Trx, ids: readonly number[]): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT)
    await trx
      .updateTable('workout')
      .set({
        shown_start_at: sql`case
          when shows_start_time = 0 then day_starts_at
          when has_track = 0 then started_at
          else coalesce(started_at + (
            select case when is_cut = 0 then 0 else start_ms end from shown_track where workout_id = workout.id
          ), day_starts_at)
        end`,
      })
      .where('id', 'in', ids.slice(from, from + IDS_PER_STATEMENT))
      .execute()
}
