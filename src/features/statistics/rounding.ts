/** Rounds to a number of decimal places. */
export function round(value: number, places: 1 | 2 | 3): number {
  const scale = 10 ** places
  return Math.round(value * scale) / scale
}
