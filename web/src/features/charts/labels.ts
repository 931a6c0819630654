type Mark = { at: number; text: string }
export type PlacedLabel = Mark & { anchor: 'start' | 'middle' | 'end' }

/** The approximate width of a letter, in pixels. */
const LETTER = 6.2
const GAP = 10

/** The labels below an axis, without those that would overlap. A label at the right end is moved inwards. */
export function fitLabels(marks: readonly Mark[], left: number, right: number): PlacedLabel[] {
  const kept: PlacedLabel[] = []
  let taken = Number.NEGATIVE_INFINITY
  for (const { at, text } of marks) {
    if (!text) continue
    const width = text.length * LETTER
    const isOver = at + width / 2 > right
    const start = isOver ? right - width : Math.max(left - GAP, at - width / 2)
    if (start < taken + GAP) continue
    kept.push({ at: isOver ? right : at, text, anchor: isOver ? 'end' : 'middle' })
    taken = start + width
  }
  return kept
}
