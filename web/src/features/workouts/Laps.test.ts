import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Lap } from '../../api/types.ts'
import Laps from './Laps.svelte'

const lap = (index: number, change: Partial<Lap>): Lap => ({
  index,
  started_at: null,
  elapsed_s: null,
  timer_s: 300,
  distance_m: 1000,
  ascent_m: null,
  avg_hr_bpm: null,
  max_hr_bpm: null,
  avg_power_w: null,
  avg_cadence_rpm: null,
  calories_kcal: null,
  avg_speed_mps: null,
  max_speed_mps: null,
  ...change,
})

test('only columns with a value are shown, and a missing value is a dash', () => {
  const laps = [lap(0, { avg_hr_bpm: 140 }), lap(1, {})]
  render(Laps, { laps, sport: 'running', marked: null })
  expect(screen.getByRole('columnheader', { name: 'Heart rate' })).toBeTruthy()
  expect(screen.queryByRole('columnheader', { name: 'Power' })).toBeNull()
  const [, first, second] = screen.getAllByRole('row')
  expect(first?.textContent).toMatch(/140 bpm/)
  expect(second?.textContent).toMatch(/—/)
})

test('the lap that is pointed at is highlighted', async () => {
  render(Laps, { laps: [lap(0, {}), lap(1, {})], sport: 'running', marked: null })
  const row = screen.getAllByRole('row')[2] as HTMLElement
  await userEvent.hover(row)
  expect(row.className).toContain('marked')
  await userEvent.unhover(row)
  expect(row.className).not.toContain('marked')
})
