import { invalidField } from './errors.ts'

/** Unix milliseconds as the ISO 8601 text of every answer. */
export function toIso(instant_ms: number): string {
  return new Date(instant_ms).toISOString()
}

/** Unix milliseconds of an ISO 8601 text with its offset; throws `invalid` for `field`. */
export function parseInstant(text: string, field: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw invalidField(field, 'must be a date and time with its offset, such as 2026-11-22T19:46:00Z')
  }
}

/** The calendar day of an instant where the person was. */
export function localDate(instant_ms: number, time_zone: string): string {
  return localTime(instant_ms, time_zone).toPlainDate().toString()
}

/** The hour of the day, 0 to 23, of an instant where the person was. */
export function localHour(instant_ms: number, time_zone: string): number {
  return localTime(instant_ms, time_zone).hour
}

/** The zone by its IANA name; throws `invalid` for what is not one. */
export function canonicalTimeZone(name: string, field = 'time_zone'): string {
  try {
    // Offsets and whole dates are zones to Temporal; no offset knows when summer begins.
    if (!/^[A-Z]/i.test(name)) throw new RangeError('not a name')
    return localTime(0, name).timeZoneId
  } catch {
    throw invalidField(field, 'must be the name of a time zone, such as Europe/Ljubljana')
  }
}

function localTime(instant_ms: number, time_zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant_ms).toZonedDateTimeISO(time_zone)
}
