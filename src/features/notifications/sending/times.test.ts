import { describe, expect, it } from 'vitest'
import { nextDigestAt } from './times.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds

describe('the next daily mail', () => {
  it.each([
    // [time zone, now, the next time that it is 18:00 there]
    ['UTC', '2026-11-22T12:00:00Z', '2026-11-22T18:00:00Z'],
    ['UTC', '2026-11-22T18:00:00Z', '2026-11-23T18:00:00Z'],
    ['Europe/Berlin', '2026-11-22T16:59:59Z', '2026-11-22T17:00:00Z'],
    ['Europe/Berlin', '2026-11-22T17:00:00Z', '2026-11-23T17:00:00Z'],
    // Clocks go forward on 28 March and back on 31 October 2027.
    ['Europe/Berlin', '2027-03-27T18:00:00Z', '2027-03-28T16:00:00Z'],
    ['Europe/Berlin', '2027-10-30T17:00:00Z', '2027-10-31T17:00:00Z'],
    ['America/Los_Angeles', '2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-22T03:00:00Z', '2026-11-22T04:00:00Z'],
    ['Asia/Kathmandu', '2026-11-22T12:14:00Z', '2026-11-22T12:15:00Z'],
  ])('in %s after %s is at %s', (time_zone, now, expected) => {
    expect(nextDigestAt(at(now), time_zone)).toBe(at(expected))
  })
})
