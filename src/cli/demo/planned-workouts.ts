import { type DemoPerson, type Habit, PEOPLE } from './people.ts'
import { type Random, seededRandom } from './random.ts'

const WEEKS = 12

/** A workout to create. `started_at` is in Unix milliseconds. */
export type PlannedWorkout = { person: DemoPerson; habit: Habit; started_at: number; random: Random }

/**
 * The workouts of everybody from this week and the eleven weeks before it, oldest first. Leaves out those that started
 * in the last six hours or have not started yet. The same `now` always gives the same workouts.
 */
export function plannedWorkouts(now: number): PlannedWorkout[] {
  const workouts = PEOPLE.flatMap((person, number) =>
    Array.from({ length: WEEKS }, (_, week) =>
      person.week.flatMap((habit, index) => {
        const random = seededRandom(number * 10_000 + week * 100 + index + 1)
        const started_at = startOf(habit, person.time_zone, now, week, random)
        return random.next() < habit.chance ? [{ person, habit, started_at, random }] : []
      }),
    ).flat(),
  )
  return workouts
    .filter(({ started_at }) => started_at < now - 6 * 3_600_000)
    .sort((a, b) => a.started_at - b.started_at)
}

function startOf(habit: Habit, time_zone: string, now: number, week: number, random: Random): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(time_zone)
  const monday = today.startOfDay().subtract({ days: today.dayOfWeek - 1, weeks: week })
  return monday
    .add({ days: habit.weekday })
    .with({ hour: habit.hour, minute: Math.floor(random.between(0, 59)) })
    .add({ seconds: Math.floor(random.between(0, 59)) }).epochMilliseconds
}
