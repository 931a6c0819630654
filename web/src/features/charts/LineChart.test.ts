import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import LineChart from './LineChart.svelte'

const props = {
  points: [
    { x: 0, y: 70 },
    { x: 1, y: 72 },
    { x: 4, y: 71 },
  ],
  name: 'Weight, kg',
  summary: 'Your weight on 3 days',
  label: 'Day',
  minSpan: 4,
  tickText: (value: number) => `${value} kg`,
  describe: (index: number) => `Day ${index}`,
}
const dot = () => document.querySelector('circle')?.getAttribute('cx')

test('the last point is marked and described until another one is chosen', async () => {
  render(LineChart, props)
  expect(screen.getByRole('img', { name: 'Your weight on 3 days' })).toBeTruthy()
  expect(screen.getByText('Day 2')).toBeTruthy()
  const last = dot()
  screen.getByRole('slider', { name: 'Day' }).focus()
  await userEvent.keyboard('{Home}')
  expect(screen.getByText('Day 0')).toBeTruthy()
  expect(Number(dot())).toBeLessThan(Number(last))
})

test('distances between points are proportional to the days between them', () => {
  render(LineChart, props)
  const xs = [...(document.querySelector('path')?.getAttribute('d') ?? '').matchAll(/[ML]([\d.]+)/g)]
  const [a, b, c] = xs.map(([, x]) => Number(x))
  expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeCloseTo(3, 0)
})

test('a chart with a single point has no slider', () => {
  render(LineChart, { ...props, points: [{ x: 0, y: 70 }] })
  expect(screen.queryByRole('slider')).toBeNull()
})
