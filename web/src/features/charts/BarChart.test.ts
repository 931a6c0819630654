import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import BarChart from './BarChart.svelte'

const props = {
  bars: [
    { value: 60, mark: 'Mon' },
    { value: 0, mark: 'Tue' },
    { value: 120, mark: 'Wed' },
  ],
  name: 'Time, h',
  idleText: 'average 1 h',
  unit: 60,
  tickText: (value: number) => `${value} h`,
  describe: (index: number) => `Day ${index + 1}`,
  label: 'Day',
}
const bars = () => [...document.querySelectorAll('rect')]

test('each value above zero has a bar of proportional height', () => {
  render(BarChart, props)
  expect(screen.getByRole('img', { name: 'Time, h: average 1 h' })).toBeTruthy()
  const [first, last] = bars().map((bar) => Number(bar.getAttribute('height')))
  expect(bars()).toHaveLength(2)
  expect(last).toBeCloseTo((first ?? 0) * 2, 0)
  expect(screen.getByText('1 h')).toBeTruthy()
  expect(screen.getByText('Wed')).toBeTruthy()
})

test('the bar that is pointed at is described, and the other bars fade', async () => {
  render(BarChart, props)
  expect(screen.getByText('average 1 h')).toBeTruthy()
  screen.getByRole('slider', { name: 'Day' }).focus()
  await userEvent.keyboard('{End}')
  expect(screen.getByText('Day 3')).toBeTruthy()
  expect(bars().map((bar) => bar.classList.contains('off'))).toEqual([true, false])
  await userEvent.keyboard('{Escape}')
  expect(screen.getByText('average 1 h')).toBeTruthy()
  expect(bars().some((bar) => bar.classList.contains('off'))).toBe(false)
})

test('a chart without bars has no slider', () => {
  render(BarChart, { ...props, bars: [] })
  expect(screen.queryByRole('slider')).toBeNull()
})
