/** When daily mails are sent, in the time zone of each person. */
export const DIGEST_HOUR = 18

/** The next time that it is DIGEST_HOUR for the person; Unix milliseconds. */
export function nextDigestAt(now: number, time_zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(time_zone)
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: time_zone, plainTime: { hour: DIGEST_HOUR } }).epochMilliseconds
  const today = at(local.toPlainDate())
  return today > now ? today : at(local.toPlainDate().add({ days: 1 }))
}
