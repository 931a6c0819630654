import type { Scale } from './scale.ts'

export type Point = readonly [x: number, y: number]
type Column = readonly (number | null | undefined)[]

/**
 * The points of a line for a chart: at most one for every `width` pixels (the mean of what falls there), in runs
 * that break where the recording has a gap.
 */
export function runs(xs: readonly number[], ys: Column, x: Scale, y: Scale, width = 1.5): Point[][] {
  const lines: Point[][] = []
  let run: Point[] = []
  let bucket = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0, count: 0 }
  const flush = () => {
    if (bucket.count) run.push([bucket.x / bucket.count, y(bucket.y / bucket.count)])
    bucket = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0, count: 0 }
  }
  const end = () => {
    flush()
    if (run.length) lines.push(run)
    run = []
  }
  for (let i = 0; i < xs.length; i++) {
    const value = ys[i]
    if (value === null || value === undefined) {
      end()
      continue
    }
    const px = x(xs[i] as number)
    if (px - bucket.at >= width) {
      flush()
      bucket.at = px
    }
    bucket.x += px
    bucket.y += value
    bucket.count++
  }
  end()
  return lines
}

const at = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`

export function linePath(lines: readonly (readonly Point[])[]): string {
  return lines.map((run) => `M${run.map(at).join('L')}`).join('')
}

/** The same line closed down to `floor`. */
export function areaPath(lines: readonly (readonly Point[])[], floor: number): string {
  return lines
    .map((run) => {
      const first = run[0] as Point
      const last = run[run.length - 1] as Point
      return `M${at([first[0], floor])}L${run.map(at).join('L')}L${at([last[0], floor])}Z`
    })
    .join('')
}

/** Where the drawn line is at `x`, between its points; null in a gap. */
export function heightAt(lines: readonly (readonly Point[])[], x: number): number | null {
  for (const run of lines) {
    for (let i = 1; i < run.length; i++) {
      const [x0, y0] = run[i - 1] as Point
      const [x1, y1] = run[i] as Point
      if (x < x0 || x > x1) continue
      return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
    }
  }
  return null
}
