import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { statistics, sums } from '../../../test/fixtures.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import Breakdown from './Breakdown.svelte'

const found = statistics({
  by_sport: [
    { ...sums({ workouts: 1, duration: 30 }), sport: 'yoga' },
    { ...sums({ workouts: 4, duration: 200, distance_m: 30_000 }), sport: 'running' },
  ],
  by_type: [{ ...sums({ workouts: 4, duration: 200 }), type: 'cardio' }],
  by_intensity: [{ ...sums({ workouts: 5, duration: 230 }), intensity: 'high' }],
})
const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.trim())

test('sports are ordered by time; a sport without distance has a dash', () => {
  render(Breakdown, { found })
  expect(names()).toEqual(['Running', 'Yoga'])
  const [, running, yoga] = screen.getAllByRole('row').map(({ textContent }) => textContent)
  expect(running).toMatch(/4.*3:20 h.*30/)
  expect(yoga).toMatch(/—/)
})

test.each([
  ['Type', 'Endurance'],
  ['Intensity', 'Hard'],
])('the workouts can be grouped by %s', async (by, name) => {
  render(Breakdown, { found })
  await userEvent.click(screen.getByRole('radio', { name: by }))
  expect(names()).toEqual([name])
  expect(screen.getByRole('columnheader', { name: by })).toBeTruthy()
})

test('a range without workouts says so', () => {
  render(Breakdown, { found: statistics() })
  expect(screen.getByText('No workouts in this period.')).toBeTruthy()
})

test('a German reader sees German sports', async () => {
  await useLanguage('de')
  render(Breakdown, { found })
  expect(names()).toEqual(['Laufen', 'Yoga'])
})
