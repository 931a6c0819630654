import type { EventMesg, LapMesg, SessionMesg } from '@garmin/fitsdk'
import type { Lap, Totals } from '../tracks/index.ts'
import { fitTime_ms } from './fit-messages.ts'

/** What the device wrote into a session, in SI units; null where it wrote nothing. */
export function totalsOfSession(session: SessionMesg): Totals {
  return {
    elapsed_s: known(session.totalElapsedTime),
    timer_s: known(session.totalTimerTime),
    moving_s: known(session.totalMovingTime),
    distance_m: known(session.totalDistance),
    ascent_m: known(session.totalAscent),
    descent_m: known(session.totalDescent),
    avg_hr_bpm: positive(session.avgHeartRate),
    max_hr_bpm: positive(session.maxHeartRate),
    avg_cadence_rpm: cadenceOf(session),
    avg_power_w: known(session.avgPower),
    max_power_w: known(session.maxPower),
    calories_kcal: known(session.totalCalories),
    avg_speed_mps: known(session.enhancedAvgSpeed) ?? known(session.avgSpeed),
    max_speed_mps: known(session.enhancedMaxSpeed) ?? known(session.maxSpeed),
  }
}

/** Unix milliseconds; a lap that a crash cut short has only the time at which it was written. */
export function lapStart({ startTime, timestamp }: LapMesg): number | null {
  return fitTime_ms(startTime) ?? fitTime_ms(timestamp)
}

export function lapsOf(laps: LapMesg[], sessionStart: number): Lap[] {
  return laps.map((lap, index) => ({
    index,
    started_at: lapStart(lap) ?? sessionStart,
    elapsed_s: known(lap.totalElapsedTime),
    timer_s: known(lap.totalTimerTime),
    distance_m: known(lap.totalDistance),
    ascent_m: known(lap.totalAscent),
    avg_hr_bpm: positive(lap.avgHeartRate),
    max_hr_bpm: positive(lap.maxHeartRate),
    avg_power_w: known(lap.avgPower),
    avg_cadence_rpm: cadenceOf(lap),
    calories_kcal: known(lap.totalCalories),
    avg_speed_mps: known(lap.enhancedAvgSpeed) ?? known(lap.avgSpeed),
    max_speed_mps: known(lap.enhancedMaxSpeed) ?? known(lap.maxSpeed),
  }))
}

/**
 * Seconds between starting and stopping the timer, from the device's timer events; null when it wrote none.
 * Used where a session does not state its timer time, and where there is no session.
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

/** In a damaged file a field may be of another type than the profile says. */
function known(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Devices write a heart rate of 0 for none. */
function positive(value: unknown): number | null {
  const bpm = known(value)
  return bpm !== null && bpm > 0 ? bpm : null
}

function cadenceOf(summary: SessionMesg | LapMesg): number | null {
  const whole = known(summary.avgCadence)
  return whole === null ? null : whole + (known(summary.avgFractionalCadence) ?? 0)
}
