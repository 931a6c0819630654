import { dayAfter, daysBetween } from '../../platform/calendar.ts'

/** Consecutive days with a workout; null where there is none. */
type Run = { first_date: string | null; last_date: string | null }

/**
 * The length of the streak on `today`, given the person's latest run of days. A streak lasts until the end of the day
 * after its last workout. A last day after `today` counts, too: the workout's time zone may be ahead of the person's.
 */
export function currentStreak({ first_date, last_date }: Run, today: string): number {
  if (first_date === null || last_date === null || last_date < dayAfter(today, -1)) return 0
  return daysBetween(first_date, last_date) + 1
}
