import type { Position } from '../../platform/geo.ts'
import { strokes } from './glyphs.ts'

export const CARD_WIDTH_PX = 1_200
export const CARD_HEIGHT_PX = 630

const MARGIN_PX = 80
const ROUTE = { width_px: CARD_WIDTH_PX - 2 * MARGIN_PX, height_px: 370 }
const FIGURES_TOP_PX = 510
const FIGURES_ALONE_TOP_PX = 291
const FIGURE_HEIGHT_PX = 48
const FIGURE_GAP_PX = 90
const COLOURS = { paper: '#101316', route: '#4cc38a', figures: '#f2f2ee', ends: '#f2f2ee' }

/** What a card shows: only what its viewer sees. Nothing that people write is drawn. */
export type Card = {
  route: Position[]
  distance_m: number | null
  duration_min: number
  ascent_m: number | null
}

/** The picture of a workout as SVG: its route, and its figures below. */
export function drawCard(card: Card): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH_PX}" height="${CARD_HEIGHT_PX}">`,
    `<rect width="100%" height="100%" fill="${COLOURS.paper}"/>`,
    ...(card.route.length < 2 ? [] : [drawRoute(card.route)]),
    drawFigures(card, card.route.length < 2 ? FIGURES_ALONE_TOP_PX : FIGURES_TOP_PX),
    '</svg>',
  ].join('')
}

function drawRoute(route: Position[]): string {
  const points = onCanvas(route)
  const [start, end] = [points[0]!, points.at(-1)!]
  const line = points.map(({ x, y }) => `${x} ${y}`).join('L')
  const stroke = 'fill="none" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"'
  return [
    `<path d="M${line}" stroke="${COLOURS.route}" ${stroke}/>`,
    `<circle cx="${start.x}" cy="${start.y}" r="11" fill="${COLOURS.ends}"/>`,
    `<circle cx="${end.x}" cy="${end.y}" r="8" fill="${COLOURS.paper}" stroke="${COLOURS.ends}" stroke-width="6"/>`,
  ].join('')
}

/** The positions in pixels, north at the top, as large as fits into the middle of the card. */
function onCanvas(route: Position[]): { x: number; y: number }[] {
  const shrink = Math.cos((route[0]!.lat * Math.PI) / 180)
  let last = route[0]!.lon
  const flat = route.map(({ lat, lon }) => {
    // Across the 180th meridian, longitudes go on instead of jumping to the other side.
    const turns = Math.round((last - lon) / 360)
    last = lon + 360 * turns
    return { x: last * shrink, y: -lat }
  })
  const [left, right] = [Math.min(...flat.map(({ x }) => x)), Math.max(...flat.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...flat.map(({ y }) => y)), Math.max(...flat.map(({ y }) => y))]
  const scale = Math.min(
    ROUTE.width_px / Math.max(right - left, 1e-6),
    ROUTE.height_px / Math.max(bottom - top, 1e-6),
  )
  const [x0, y0] = [
    MARGIN_PX + (ROUTE.width_px - (right - left) * scale) / 2,
    MARGIN_PX + (ROUTE.height_px - (bottom - top) * scale) / 2,
  ]
  const round = (value: number) => Math.round(value * 10) / 10
  return flat.map(({ x, y }) => ({
    x: round(x0 + (x - left) * scale),
    y: round(y0 + (y - top) * scale),
  }))
}

function drawFigures({ distance_m, duration_min, ascent_m }: Card, top_px: number): string {
  const texts = [
    ...(distance_m ? [distanceText(distance_m)] : []),
    durationText(duration_min),
    ...(ascent_m && ascent_m >= 1 ? [`↑ ${Math.round(ascent_m)} m`] : []),
  ]
  const drawn = texts.map((text) => strokes(text, FIGURE_HEIGHT_PX))
  const total = drawn.reduce((sum, { width_px }) => sum + width_px, 0) + FIGURE_GAP_PX * (drawn.length - 1)
  let x = (CARD_WIDTH_PX - total) / 2
  const parts = drawn.map(({ width_px, svg }) => {
    const placed = `<g transform="translate(${Math.round(x)} ${top_px})">${svg}</g>`
    x += width_px + FIGURE_GAP_PX
    return placed
  })
  const stroke = 'stroke-width="0.8" stroke-linecap="round" stroke-linejoin="round"'
  return `<g fill="none" stroke="${COLOURS.figures}" ${stroke}>${parts.join('')}</g>`
}

function distanceText(distance_m: number): string {
  return distance_m < 1_000 ? `${Math.round(distance_m)} m` : `${(distance_m / 1_000).toFixed(1)} km`
}

function durationText(duration_min: number): string {
  const [hours, minutes] = [Math.floor(duration_min / 60), duration_min % 60]
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`
}
