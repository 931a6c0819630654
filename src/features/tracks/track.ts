/** The channels of a track; the suffix is the unit. `time_s` counts from the start of the workout. */
export const CHANNELS = [
  'time_s',
  'distance_m',
  'lat',
  'lon',
  'altitude_m',
  'hr_bpm',
  'cadence_rpm',
  'power_w',
  'speed_mps',
  'temperature_c',
] as const

export type Channel = (typeof CHANNELS)[number]

/** Columns of equal length, NaN where the device recorded no value. A channel without any value is absent. */
export type Track = { length: number; columns: Partial<Record<Channel, Float64Array>> }
