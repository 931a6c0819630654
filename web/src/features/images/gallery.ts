/** As many as the server keeps of a workout. */
export const MOST_PICTURES = 10

/** The name in a picture's address: `/api/images/0f4c/`. */
export function pictureName(address: string): string {
  return address.split('/').filter(Boolean).at(-1) ?? ''
}

/** The list with one of its pictures moved by so many places, no further than the ends. */
export function moved(list: readonly string[], from: number, by: number): string[] {
  const next = [...list]
  const [taken] = next.splice(from, 1)
  if (taken !== undefined) next.splice(Math.min(list.length - 1, Math.max(0, from + by)), 0, taken)
  return next
}
