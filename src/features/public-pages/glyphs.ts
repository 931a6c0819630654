/**
 * Digits and units as strokes on a grid: 6 high, the width beside each. Drawn as lines, because a server may have no
 * fonts, and each font would draw another picture.
 */
const GLYPHS: Record<string, [width: number, path: string]> = {
  '0': [4, 'M2 0Q4 0 4 3Q4 6 2 6Q0 6 0 3Q0 0 2 0Z'],
  '1': [2, 'M.3 1.2L2 0V6'],
  '2': [4, 'M.1 1.5Q.2 0 2 0Q3.9 0 3.9 1.7Q3.9 2.9 0 6H4'],
  '3': [4, 'M.3 .8Q.8 0 2 0Q3.8 0 3.8 1.5Q3.8 2.8 1.6 2.8Q4 2.8 4 4.4Q4 6 2 6Q.5 6 0 5'],
  '4': [4, 'M3 6V0L0 4.3H4'],
  '5': [4, 'M3.6 0H.6L.3 2.8Q1 2.3 2 2.3Q4 2.4 4 4.1Q4 6 1.9 6Q.6 6 0 5.1'],
  '6': [4, 'M3.5 .6Q3.1 0 2.2 0Q0 .1 0 3.6Q.1 6 2 6Q4 6 4 4.2Q4 2.5 2.1 2.5Q.5 2.5 0 4'],
  '7': [4, 'M0 0H4L1.4 6'],
  '8': [
    4,
    'M2 2.8Q.3 2.7 .3 1.4Q.3 0 2 0Q3.7 0 3.7 1.4Q3.7 2.7 2 2.8Q4 2.9 4 4.4Q4 6 2 6Q0 6 0 4.4Q0 2.9 2 2.8Z',
  ],
  '9': [4, 'M.5 5.4Q.9 6 1.8 6Q4 5.9 4 2.4Q3.9 0 2 0Q0 0 0 1.8Q0 3.5 1.9 3.5Q3.5 3.5 4 2'],
  '.': [0.4, 'M.2 6V5.99'],
  ' ': [1.2, ''],
  k: [3, 'M0 0V6M2.8 2.2L0 4.5M1.1 3.7L3 6'],
  m: [5.2, 'M0 6V2.2M0 3.6Q.4 2.2 1.5 2.2Q2.6 2.2 2.6 3.6V6M2.6 3.6Q3 2.2 4.1 2.2Q5.2 2.2 5.2 3.6V6'],
  h: [3, 'M0 0V6M0 3.7Q.5 2.2 1.6 2.2Q3 2.2 3 3.7V6'],
  i: [0.4, 'M.2 2.2V6M.2 .5V.51'],
  n: [3, 'M0 6V2.2M0 3.7Q.5 2.2 1.6 2.2Q3 2.2 3 3.7V6'],
  '↑': [4, 'M2 6V0M0 2.2L2 0L4 2.2'],
}
const GRID_HEIGHT = 6
const GAP = 1.3

/** A text of these characters as SVG, with its width in pixels. */
export function strokes(text: string, height_px: number): { width_px: number; svg: string } {
  const scale = height_px / GRID_HEIGHT
  let x = 0
  const parts: string[] = []
  for (const character of text) {
    const [width, path] = GLYPHS[character] ?? GLYPHS[' ']!
    if (path) parts.push(`<path transform="translate(${round(x)} 0)" d="${path}"/>`)
    x += width + GAP
  }
  return {
    width_px: Math.max(0, x - GAP) * scale,
    svg: `<g transform="scale(${round(scale)})">${parts.join('')}</g>`,
  }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
