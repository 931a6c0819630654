const DAY_MS = 86_400_000

/** The calendar day (`YYYY-MM-DD`) and the time (`HH:MM`) of an instant in a time zone. */
export function wallClock(instant: Date, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

/**
 * The instant of a date and a time in a time zone. A time that the change to summer time skips is moved forward by the
 * change, such as 02:30 to 03:30. Of a time that occurs twice, the first is meant.
 */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (ms: number) => {
    const shown = wallClock(new Date(ms), timeZone)
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - Math.floor(ms / 60_000) * 60_000
  }
  const before = offsetAt(asUtc - DAY_MS)
  const first = asUtc - before
  if (offsetAt(first) === before) return new Date(first)
  const second = asUtc - offsetAt(first)
  return new Date(wallClock(new Date(second), timeZone).time === time ? second : first)
}

/** `2026-11-22T19:46:00+01:00`, the format of a workout's start in the API. */
export function isoWithOffset(date: string, time: string, timeZone: string): string {
  const instant = instantOf(date, time, timeZone)
  const shown = wallClock(instant, timeZone)
  const offset = (Date.parse(`${shown.date}T${shown.time}:00Z`) - instant.getTime()) / 60_000
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(offset)
  return `${shown.date}T${shown.time}:00${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

/**
 * `Today, 07:12`, `Yesterday, 18:40` or `Sun 25 Sept, 15:00`, or only the day of it. The year is left out when it is the
 * current year.
 */
export function formatInstant(
  locale: string,
  iso: string,
  timeZone: string,
  { now = new Date(), long = false, dayOnly = false } = {},
): string {
  const instant = new Date(iso)
  const day = wallClock(instant, timeZone).date
  const today = wallClock(now, timeZone).date
  const daysAgo = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS)
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(instant)
  const withTime = (date: string) => (dayOnly ? date : `${date}, ${time}`)
  if (daysAgo === 0 || daysAgo === 1) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-daysAgo, 'day')
    return withTime(capitalised(name, locale))
  }
  const date = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: long ? 'long' : 'short',
    day: 'numeric',
    month: long ? 'long' : 'short',
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric',
  }).format(instant)
  return withTime(date)
}

/** The month of a calendar day: `November 2026`. */
export function formatMonth(locale: string, day: string): string {
  const instant = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(instant)
}

/** `7 December 2026`: the calendar day of an instant in a zone. */
export function formatInstantDay(locale: string, iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(new Date(iso))
}
