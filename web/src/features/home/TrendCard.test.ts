import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import TrendCard from './TrendCard.svelte'

const day = (date: string, duration: number, distance_m: number) => ({
  date,
  workouts: 1,
  duration,
  distance_m,
  ascent_m: 0,
  calories_kcal: 0,
  sports: ['running' as const],
})

test('the weeks show time, and distance after a click', async () => {
  const days = [day('2026-03-02', 60, 10_000), day('2026-03-04', 30, 5_000)]
  render(TrendCard, { days, from: '2026-02-23', today: '2026-03-11', weekStart: 'monday' })
  const slider = screen.getByRole('slider', { name: 'Period' })
  slider.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(/1:30 h/)
  await userEvent.click(screen.getByRole('radio', { name: 'Distance' }))
  expect(slider.getAttribute('aria-valuetext')).toMatch(/15.* km/)
})
