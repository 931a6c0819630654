import { formatInstant, formatInstantDay, wallClock } from '../format/dates.ts'
import { displayPreferences } from './display-preferences.svelte.ts'
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
  return formatInstant(displayPreferences().locale, iso, accountTimeZone())
}

/** The calendar day of an instant in the time zone of the account: `7 December 2026`. */
export function formatDay(iso: string): string {
  return formatInstantDay(displayPreferences().locale, iso, accountTimeZone())
}
