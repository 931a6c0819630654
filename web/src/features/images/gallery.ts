/** The server's limit for a workout. */
export const MAX_IMAGES = 10

/** The name within an image's address: `0f4c` of `/api/images/0f4c/`. */
export function imageName(address: string): string {
  return address.split('/').filter(Boolean).at(-1) ?? ''
}

/** A copy of the list with one item moved by some places, but not beyond the ends. */
export function moveItem(list: readonly string[], from: number, by: number): string[] {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(Math.min(list.length - 1, Math.max(0, from + by)), 0, item)
  return next
}
