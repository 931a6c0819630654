import type { Trx } from '../../platform/database/schema.ts'
import type { Language } from '../../platform/i18n.ts'
import { updateWorkout, type WorkoutRow } from './queries.ts'
import { searchWordsOf } from './search.ts'
import { defaultTitle, titleWithoutTime } from './title.ts'

/**
 * Takes the time of day out of a title that `defaultTitle` made, if the owner hides the time of the start. Call it after
 * each write of a workout; returns the workout.
 */
export async function hideTimeOfDay(trx: Trx, workout: WorkoutRow, language: Language): Promise<WorkoutRow> {
  const { id, title, notes, sport, started_at, time_zone } = workout
  if (workout.shows_start_time === 1) return workout
  if (title !== defaultTitle(sport, started_at, time_zone, language)) return workout
  const plain = titleWithoutTime(sport, language)
  return updateWorkout(trx, id, { title: plain, search_words: searchWordsOf(plain, notes) })
}
