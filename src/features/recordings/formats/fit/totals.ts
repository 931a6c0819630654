import type { EventMesg, LapMesg, SessionMesg } from '@garmin/fitsdk'
import type { Totals } from '../../activity.ts'
import type { Lap } from '../../tables.ts'
import { toUnix_ms } from './messages.ts'

/** The totals that the device wrote into a session, in SI units; null where it wrote none. */
export function totalsOfSession(session: SessionMesg): Totals {
  return {
    elapsed_s: numberOrNull(session.totalElapsedTime),
    timer_s: numberOrNull(session.totalTimerTime),
    moving_s: numberOrNull(session.totalMovingTime),
    distance_m: numberOrNull(session.totalDistance),
    ascent_m: numberOrNull(session.totalAscent),
    descent_m: numberOrNull(session.totalDescent),
    avg_hr_bpm: heartRateOf(session.avgHeartRate),
    max_hr_bpm: heartRateOf(session.maxHeartRate),
    avg_cadence_rpm: cadenceOf(session),
    avg_power_w: numberOrNull(session.avgPower),
    max_power_w: numberOrNull(session.maxPower),
    calories_kcal: numberOrNull(session.totalCalories),
    avg_speed_mps: numberOrNull(session.enhancedAvgSpeed) ?? numberOrNull(session.avgSpeed),
    max_speed_mps: numberOrNull(session.enhancedMaxSpeed) ?? numberOrNull(session.maxSpeed),
  }
}

/** Unix milliseconds. A lap that a crash cut short has only the time at which it was written. */
export function lapStart({ startTime, timestamp }: LapMesg): number | null {
  return toUnix_ms(startTime) ?? toUnix_ms(timestamp)
}

export function lapsOf(laps: LapMesg[], sessionStart: number): Lap[] {
  return laps.map((lap, index) => ({
    index,
    started_at: lapStart(lap) ?? sessionStart,
    elapsed_s: numberOrNull(lap.totalElapsedTime),
    timer_s: numberOrNull(lap.totalTimerTime),
    distance_m: numberOrNull(lap.totalDistance),
    ascent_m: numberOrNull(lap.totalAscent),
    avg_hr_bpm: heartRateOf(lap.avgHeartRate),
    max_hr_bpm: heartRateOf(lap.maxHeartRate),
    avg_power_w: numberOrNull(lap.avgPower),
    avg_cadence_rpm: cadenceOf(lap),
    calories_kcal: numberOrNull(lap.totalCalories),
    avg_speed_mps: numberOrNull(lap.enhancedAvgSpeed) ?? numberOrNull(lap.avgSpeed),
    max_speed_mps: numberOrNull(lap.enhancedMaxSpeed) ?? numberOrNull(lap.maxSpeed),
  }))
}

/**
 * The seconds between starting and stopping the timer, from timer events; null when the device wrote none. Used when
 * the session lacks a timer time or is missing.
 */
export function timerFromEvents(events: EventMesg[]): number | null {
  let running: number | null = null
  let timer_s = 0
  let stops = 0
  for (const { event, eventType, timestamp } of events) {
    if (event !== 'timer' || typeof timestamp !== 'number') continue
    if (eventType === 'start') running ??= timestamp
    else if (running !== null && String(eventType).startsWith('stop')) {
      timer_s += Math.max(0, timestamp - running)
      running = null
      stops++
    }
  }
  return stops > 0 ? timer_s : null
}

/** The number; null for anything else, because in a damaged file a field may have another type than in the profile. */
function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The heart rate; null for 0, which devices write for none. */
function heartRateOf(value: unknown): number | null {
  const bpm = numberOrNull(value)
  return bpm !== null && bpm > 0 ? bpm : null
}

function cadenceOf(summary: SessionMesg | LapMesg): number | null {
  const whole = numberOrNull(summary.avgCadence)
  return whole === null ? null : whole + (numberOrNull(summary.avgFractionalCadence) ?? 0)
}
