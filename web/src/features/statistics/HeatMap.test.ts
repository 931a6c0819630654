import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import HeatMap from './HeatMap.svelte'

const day = {
  date: '2026-03-10',
  workouts: 1,
  duration: 45,
  distance_m: 0,
  ascent_m: 0,
  calories_kcal: 0,
  sports: ['running' as const],
}
const chosen = () => screen.getByRole('gridcell', { selected: true }).getAttribute('aria-label')

function open(showYear = vi.fn(() => false)) {
  render(HeatMap, { year: 2026, days: [day], today: '2026-03-11', weekStart: 'monday', showYear })
  screen.getByRole('gridcell', { selected: true }).focus()
  return showYear
}

test('today is selected first, and later days cannot be selected', async () => {
  open()
  expect(chosen()).toMatch(/March 11, 2026: no workout/)
  await userEvent.keyboard('{ArrowDown}')
  expect(chosen()).toMatch(/March 11/)
})

test('arrow keys move by days and weeks, and the day is described in words', async () => {
  open()
  await userEvent.keyboard('{ArrowUp}')
  expect(chosen()).toMatch(/March 10, 2026: 1 workout, 45 min/)
  expect(screen.getByText(/Running/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Show workouts' }).getAttribute('href')).toBe(
    '/workouts?from=2026-03-10&to=2026-03-10',
  )
  await userEvent.keyboard('{ArrowLeft}')
  expect(chosen()).toMatch(/March 3/)
  expect(document.activeElement?.getAttribute('aria-label')).toBe(chosen())
})

test('Enter opens the workouts of the selected day, if there are any', async () => {
  open()
  await userEvent.keyboard('{Enter}')
  expect(location.pathname).toBe('/')
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(location.pathname + location.search).toBe('/workouts?from=2026-03-10&to=2026-03-10')
})

test('moving past the first day of the year calls `showYear` with the year before', async () => {
  const showYear = open()
  await userEvent.keyboard('{PageUp}{PageUp}{PageUp}')
  expect(showYear).toHaveBeenCalledWith(2025)
  expect(chosen()).toMatch(/January 14/)
})
