import { addDays, dayInWeek, daysBetween, startOfPeriod, type WeekStart } from '../../format/calendar.ts'

/** 0 for a day without workouts, 1 to 4 for days with workouts. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4

/**
 * The minutes at which levels 2 to 4 begin: the quartiles of the person's days with workouts. Fixed minutes would make
 * the map of a person who trains little pale.
 */
export function heatSteps(durations: readonly number[]): number[] {
  const sorted = durations.filter((minutes) => minutes > 0).sort((a, b) => a - b)
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0)
}

export function levelOf(minutes: number, steps: readonly number[]): HeatLevel {
  if (minutes <= 0) return 0
  return (1 + steps.filter((step) => step > 0 && minutes > step).length) as HeatLevel
}

/** The days of a year as a grid: a row for each day of the week, a column for each week. */
export function heatRows(year: number, start: WeekStart): (string | null)[][] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const corner = startOfPeriod(first, 'week', start)
  const weeks = Math.floor(daysBetween(corner, last) / 7) + 1
  return Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: weeks }, (_, week) => {
      const day = addDays(corner, week * 7 + row)
      return day < first || day > last ? null : day
    }),
  )
}

/** The column in which each month begins. */
export function monthColumns(year: number, start: WeekStart): number[] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-01`
    return columnOf(first, start)
  })
}

/** The column of a day in its year. */
export function columnOf(day: string, start: WeekStart): number {
  return Math.floor(daysBetween(startOfPeriod(`${day.slice(0, 4)}-01-01`, 'week', start), day) / 7)
}

/** The scroll position in pixels: where a month starts, at or after `minScroll`, so that the end is visible. */
export function firstInSight(months: readonly number[], minScroll: number): number {
  return minScroll <= 0 ? 0 : (months.find((start) => start >= minScroll) ?? minScroll)
}

/** The day that a key moves to: left and right by a week, up and down by a day, Home and End to the week's ends. */
export function dayAfterKey(key: string, day: string, start: WeekStart): string | null {
  if (key === 'ArrowRight') return addDays(day, 7)
  if (key === 'ArrowLeft') return addDays(day, -7)
  if (key === 'ArrowDown') return addDays(day, 1)
  if (key === 'ArrowUp') return addDays(day, -1)
  if (key === 'Home') return addDays(day, -dayInWeek(day, start))
  if (key === 'End') return addDays(day, 6 - dayInWeek(day, start))
  if (key === 'PageUp') return addDays(day, -28)
  return key === 'PageDown' ? addDays(day, 28) : null
}
