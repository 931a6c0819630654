import { type DemoPerson, type Habit, PEOPLE } from './people.ts'
import { type Random, seededRandom } from './random.ts'

const WEEKS = 12

/** One workout to be: who does what, and when in Unix milliseconds. */
export type Session = { person: DemoPerson; habit: Habit; started_at: number; random: Random }

/** What everybody did in the twelve weeks before `now`, oldest first; the same for the same day. */
export function sessionsBefore(now: number): Session[] {
  const sessions = PEOPLE.flatMap((person, number) =>
    Array.from({ length: WEEKS }, (_, week) =>
      person.week.flatMap((habit, index) => {
        const random = seededRandom(number * 10_000 + week * 100 + index + 1)
        const started_at = startOf(habit, person.time_zone, now, week, random)
        return random.next() < habit.chance ? [{ person, habit, started_at, random }] : []
      }),
    ).flat(),
  )
  return sessions
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
