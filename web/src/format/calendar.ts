/** The day on which a week begins. */
export type WeekStart = 'monday' | 'sunday'
export type PeriodKind = 'day' | 'week' | 'month' | 'year'

const DAY_MS = 86_400_000
const instant = (day: string) => new Date(`${day}T00:00:00Z`)
const asDay = (date: Date) => date.toISOString().slice(0, 10)

/** Adds days to a calendar day. Calendar days are `YYYY-MM-DD` and have no time zone. */
export function addDays(day: string, days: number): string {
  return asDay(new Date(instant(day).getTime() + days * DAY_MS))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** 0 on the first day of the week, 6 on its last. */
export function dayInWeek(day: string, start: WeekStart): number {
  const sinceSunday = instant(day).getUTCDay()
  return start === 'sunday' ? sinceSunday : (sinceSunday + 6) % 7
}

/** The first day of the period that contains a day. */
export function startOfPeriod(day: string, kind: PeriodKind, start: WeekStart): string {
  if (kind === 'week') return addDays(day, -dayInWeek(day, start))
  if (kind === 'month') return `${day.slice(0, 7)}-01`
  return kind === 'year' ? `${day.slice(0, 4)}-01-01` : day
}

/** The first day of the period after the one that begins on `first`. */
export function nextPeriod(first: string, kind: PeriodKind): string {
  if (kind === 'day') return addDays(first, 1)
  if (kind === 'week') return addDays(first, 7)
  const date = instant(first)
  if (kind === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
  else date.setUTCFullYear(date.getUTCFullYear() + 1)
  return asDay(date)
}

/** `3 Mar 2026` in the format of the language, or in the format that `options` describe. */
export function formatCalendarDay(
  locale: string,
  day: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  return dateFormat(locale, options).format(instant(day))
}

/** `1 – 7 Mar 2026`: common parts are written once. */
export function formatDaySpan(locale: string, first: string, last: string): string {
  return dateFormat(locale, { dateStyle: 'medium' }).formatRange(instant(first), instant(last))
}

/** The names of the weekdays, from the first day of the week. */
export function weekdayNames(
  locale: string,
  start: WeekStart,
  weekday: 'short' | 'narrow' | 'long',
): string[] {
  const first = start === 'monday' ? '2026-03-02' : '2026-03-01'
  return Array.from({ length: 7 }, (_, i) => formatCalendarDay(locale, addDays(first, i), { weekday }))
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Formatters are cached: the heat map formats a whole year at once, and creating one is far slower than using it.
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const cached = formats.get(key)
  if (cached) return cached
  const created = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  formats.set(key, created)
  return created
}
