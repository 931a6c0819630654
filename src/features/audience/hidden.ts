import type { Selectable } from 'kysely'
import type { Tables } from '../../platform/database/schema.ts'
import { startOfDay, startOfUtcDay } from '../../platform/time.ts'
import type { Access } from './access.ts'

type Workout = Selectable<Tables['workout']>

/** The columns that may be hidden, as far as a row has them. */
type Hideable = Partial<Workout>

const NO_BODY = {
  avg_hr_bpm: null,
  max_hr_bpm: null,
  avg_power_w: null,
  max_power_w: null,
  calories_kcal: null,
  perceived_exertion: null,
} satisfies Hideable

const NO_MAP = { has_track: 0, summary_polyline: null } satisfies Hideable

/** They repeat the figures, tell that there is a track, and only the owner may choose between them. */
const NO_SOURCES = { device_totals: null, track_totals: null, totals_source: 'device' } satisfies Hideable

/** The row of another person's workout without what its viewer does not get. */
export function withoutHidden<T extends Hideable>(row: T, access: Access): T {
  return {
    ...row,
    ...NO_SOURCES,
    ...daysOfWrites(row),
    ...(!access.body && NO_BODY),
    ...(!access.map && NO_MAP),
    ...(!access.startTime && dayOfStart(row)),
  }
}

/**
 * Only the days of the row's own instants: a recording is often uploaded right after the workout, and ids in between
 * would tell when a workout with a hidden start was added.
 */
function daysOfWrites({ created_at, updated_at }: Hideable): Hideable {
  return {
    ...(created_at !== undefined && { created_at: startOfUtcDay(created_at) }),
    ...(updated_at !== undefined && { updated_at: startOfUtcDay(updated_at) }),
  }
}

function dayOfStart({ local_date, time_zone }: Hideable): Hideable {
  if (local_date === undefined || time_zone === undefined) return {}
  return { started_at: startOfDay(local_date, time_zone) }
}
