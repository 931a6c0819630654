import type { Zone } from '../../api/types.ts'
import { figureText, formatDistance } from '../../format/quantities.ts'
import { displayPreferences } from '../../session/display-preferences.svelte.ts'
import { formatCoordinates } from './coordinates.ts'

export const MIN_RADIUS_M = 100
export const MAX_RADIUS_M = 2_000
const USUAL_RADIUS_M = 300

/** The values of the form; `id` is null for a new zone. */
export type ZoneDraft = { id: number | null; name: string; coordinates: string; radius_m: number }

export function newZoneDraft(name: string): ZoneDraft {
  return { id: null, name, coordinates: '', radius_m: USUAL_RADIUS_M }
}

export function zoneDraftOf(zone: Zone): ZoneDraft {
  return { id: zone.id, name: zone.name, coordinates: formatCoordinates(zone), radius_m: zone.radius_m }
}

/** Metres in the person's units, such as `200 m` or `219 yd`. */
export function radiusText(metres: number): string {
  return figureText(formatDistance(displayPreferences(), metres, 0, true))
}
