import type { Scale } from './scale.ts'

type Point = readonly [x: number, y: number]
type Column = readonly (number | null | undefined)[]

/**
 * The points of a chart's lines, one for every sample. The server has already downsampled the samples, and has kept the
 * peaks.
 */
export function chartLines(
  pieces: readonly (readonly number[])[],
  xs: Column,
  ys: Column,
  x: Scale,
  y: Scale,
): Point[][] {
  return pieces.map((piece) => piece.map((i): Point => [x(xs[i] ?? 0), y(ys[i] ?? 0)]))
}

const at = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`

export function linePath(lines: readonly (readonly Point[])[]): string {
  return lines.map((run) => `M${run.map(at).join('L')}`).join('')
}

/** An SVG path of the areas between the lines and `floor`. */
export function areaPath(lines: readonly (readonly Point[])[], floor: number): string {
  return lines
    .map((run) => {
      const first = run[0] as Point
      const last = run[run.length - 1] as Point
      return `M${at([first[0], floor])}L${run.map(at).join('L')}L${at([last[0], floor])}Z`
    })
    .join('')
}
