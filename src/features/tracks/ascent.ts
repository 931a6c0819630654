/** Smaller changes are sensor noise. With this band, all ascents of real recordings are within 25 % of the device's. */
const DEAD_BAND_M = 2.2

/**
 * Metres climbed and descended. A change counts once it is 2.2 m away from the last counted altitude (a dead band, the
 * "hysteresis" of GoldenCheetah's elevation gain). NaN values are skipped; null when all are NaN.
 */
export function ascentAndDescentOf(altitude_m: Float64Array): { ascent_m: number; descent_m: number } | null {
  let ascent_m = 0
  let descent_m = 0
  let base = Number.NaN
  for (const altitude of altitude_m) {
    if (Number.isNaN(altitude)) continue
    if (Number.isNaN(base)) base = altitude
    const change = altitude - base
    if (Math.abs(change) < DEAD_BAND_M) continue
    if (change > 0) ascent_m += change
    else descent_m -= change
    base = altitude
  }
  return Number.isNaN(base) ? null : { ascent_m, descent_m }
}
