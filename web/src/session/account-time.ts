import { formatInstant, formatInstantDay, wallClock } from '../format/dates.ts'
import { reader } from './reader.svelte.ts'
import { session } from './session.svelte.ts'

export function accountTimeZone(): string {
  return session.account?.time_zone ?? 'UTC'
}

/** Today's calendar day in the time zone of the account, as `YYYY-MM-DD`. */
export function currentDay(now = new Date()): string {
  return wallClock(now, accountTimeZone()).date
}

/** An instant in the time zone of the account: `Today, 07:12`. */
export function formatMoment(iso: string): string {
  return formatInstant(reader().locale, iso, accountTimeZone())
}

/** The calendar day of an instant in the time zone of the account: `7 December 2026`. */
export function formatDay(iso: string): string {
  return formatInstantDay(reader().locale, iso, accountTimeZone())
}
