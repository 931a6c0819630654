import { fireEvent, render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import RouteMap from './RouteMap.svelte'

const streams = { time_s: [0, 10, 20], lat: [48, 48.001, 48.002], lon: [16, 16.001, 16.002] }
const props = { streams, type: 'cardio' as const, label: 'Route of Lake run', index: null }
/** The centre of a circle, rounded like the points of a path. */
const placeOf = (circle: string) =>
  ['cx', 'cy'].map((axis) => Number(Number(document.querySelector(circle)?.getAttribute(axis)).toFixed(1)))
const here = () => document.querySelector('circle.here')
const point = (type: string, x: number, y: number) =>
  fireEvent(screen.getByRole('img'), new PointerEvent(type, { clientX: x, clientY: y, bubbles: true }))

test('the route is drawn from its start to its end', () => {
  render(RouteMap, props)
  expect(screen.getByRole('img', { name: 'Route of Lake run' })).toBeTruthy()
  const path = document.querySelector('path.way')?.getAttribute('d') ?? ''
  const corners = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(corners).toHaveLength(3)
  expect(corners[0]).toEqual(placeOf('circle.start'))
  expect(corners[2]).toEqual(placeOf('circle.end'))
  // The route leads north, and north is at the top.
  expect(corners[0]?.[1]).toBeGreaterThan(corners[2]?.[1] as number)
})

test('the route marks the place that is pointed at until the pointer leaves', async () => {
  render(RouteMap, props)
  const end = document.querySelector('circle.end')
  expect(here()).toBeNull()
  await point('pointermove', Number(end?.getAttribute('cx')) + 2, Number(end?.getAttribute('cy')) + 2)
  expect(here()?.getAttribute('cx')).toBe(end?.getAttribute('cx'))
  await point('pointerleave', 0, 0)
  expect(here()).toBeNull()
})

test('a marked lap is drawn stronger than the rest of the route', () => {
  render(RouteMap, { ...props, marked: [0, 1] as const })
  const ways = [...document.querySelectorAll('path.way')]
  expect(ways.map((way) => way.classList.contains('faint'))).toEqual([true, false])
})

test('a recording without positions has no map', () => {
  render(RouteMap, { ...props, streams: { lat: [null], lon: [null] } })
  expect(screen.queryByRole('img')).toBeNull()
})
