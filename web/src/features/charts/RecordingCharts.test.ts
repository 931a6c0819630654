import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import RecordingCharts from './RecordingCharts.svelte'

const streams = {
  time_s: [0, 10, 20],
  distance_m: [0, 50, 100],
  altitude_m: [200, 210, 220],
  hr_bpm: [100, null, 140],
}
const props = { streams, kind: 'run' as const, averages: { heart: 133 }, index: null }

test('each recorded channel has a chart, named with its average or range', () => {
  render(RecordingCharts, props)
  expect(screen.getByRole('img', { name: /^Heart rate: average 133/ })).toBeTruthy()
  expect(screen.getByRole('img', { name: /^Elevation: 200.* to 220/ })).toBeTruthy()
  expect(screen.queryByRole('img', { name: /^Power/ })).toBeNull()
})

test('one position marker moves through all charts', async () => {
  render(RecordingCharts, props)
  const slider = screen.getByRole('slider', { name: 'Position in the workout' })
  slider.focus()
  await userEvent.keyboard('{End}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(/^0\.10 km, 0:20: Elevation 220 m, Heart rate 140/)
  expect(document.querySelectorAll('circle')).toHaveLength(2)
})

test('the horizontal axis can be switched from distance to time', async () => {
  render(RecordingCharts, props)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Distance' }).checked).toBe(true)
  const before = document.querySelector('svg[aria-hidden]')?.textContent
  await userEvent.click(screen.getByRole('radio', { name: 'Time' }))
  expect(document.querySelector('svg[aria-hidden]')?.textContent).not.toBe(before)
})

test('a recording without distance offers only time as its axis', () => {
  render(RecordingCharts, { ...props, streams: { time_s: [0, 10], hr_bpm: [100, 110] } })
  expect(screen.queryByRole('radio')).toBeNull()
  expect(screen.getByRole('img', { name: /^Heart rate/ })).toBeTruthy()
})

test('a German reader sees German chart names', async () => {
  await useLanguage('de')
  render(RecordingCharts, props)
  expect(screen.getByRole('img', { name: /^Puls/ })).toBeTruthy()
})
