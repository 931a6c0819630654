let count = $state(0)

/** The number before the title of every page, such as `(3) Workouts`; none for 0. */
export function titleCount(): number {
  return count
}

export function setTitleCount(next: number): void {
  count = next
}
