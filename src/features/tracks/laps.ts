/** One lap as the device wrote it; null where it said nothing. `started_at` is Unix milliseconds UTC. */
export type Lap = {
  index: number
  started_at: number
  elapsed_s: number | null
  timer_s: number | null
  distance_m: number | null
  ascent_m: number | null
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_power_w: number | null
  avg_cadence_rpm: number | null
  calories_kcal: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
}
