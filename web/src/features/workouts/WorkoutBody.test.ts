import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { workout } from '../../../test/fixtures.ts'
import type { Lap } from '../../api/types.ts'
import WorkoutBody from './WorkoutBody.svelte'

const lap = (index: number, started_at: string): Lap => ({
  index,
  started_at,
  elapsed_s: 10,
  timer_s: 10,
  distance_m: 50,
  ascent_m: null,
  avg_hr_bpm: null,
  max_hr_bpm: null,
  avg_power_w: null,
  avg_cadence_rpm: null,
  calories_kcal: null,
  avg_speed_mps: null,
  max_speed_mps: null,
})
const detail = {
  workout: workout({ source: 'file' }),
  streams: {
    time_s: [0, 10, 20],
    lat: [48, 48.001, 48.002],
    lon: [16, 16.001, 16.002],
    hr_bpm: [100, 120, 140],
  },
  isOwn: true,
  laps: [lap(0, '2026-03-02T07:00:00Z'), lap(1, '2026-03-02T07:00:10Z')],
}

test('the position in the charts is marked on the route', async () => {
  render(WorkoutBody, { detail, changed: () => {} })
  expect(document.querySelector('circle.here')).toBeNull()
  screen.getByRole('slider', { name: 'Position in the workout' }).focus()
  await userEvent.keyboard('{End}')
  const end = document.querySelector('circle.end')
  expect(document.querySelector('circle.here')?.getAttribute('cx')).toBe(end?.getAttribute('cx'))
})

test('the lap that is pointed at is highlighted on the route', async () => {
  render(WorkoutBody, { detail, changed: () => {} })
  expect(document.querySelectorAll('path.way')).toHaveLength(1)
  await userEvent.hover(screen.getAllByRole('row')[2] as HTMLElement)
  expect(document.querySelectorAll('path.way')).toHaveLength(2)
})

test('a workout without a recording has no route and no charts', () => {
  render(WorkoutBody, {
    detail: { workout: workout({ notes: 'Wet.' }), streams: {}, laps: [], isOwn: true },
    changed: () => {},
  })
  expect(screen.queryByRole('slider')).toBeNull()
  expect(screen.queryByRole('img', { name: /^Route/ })).toBeNull()
  expect(screen.getByText('Wet.')).toBeTruthy()
})
