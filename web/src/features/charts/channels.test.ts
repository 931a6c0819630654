import { expect, test } from 'vitest'
import { axisTicks, chartChannels } from './channels.ts'

const preferences = { locale: 'en-GB', units: 'metric' } as const
const units = { bpm: 'bpm', watt: 'W' }

test('each channel with data has a chart, in a fixed order', () => {
  const streams = { hr_bpm: [120, 160], altitude_m: [10, 90], power_w: [0, 0], speed_mps: [null, null] }
  expect(chartChannels(streams, preferences, 'speed', units).map((c) => c.kind)).toEqual([
    'elevation',
    'heart',
  ])
})

test('a channel with a value in every other record is drawn as one line', () => {
  const [heart] = chartChannels(
    { time_s: [0, 0, 1, 1], hr_bpm: [120, null, 160, null] },
    preferences,
    'speed',
    units,
  )
  expect(heart?.pieces).toEqual([[0, 2]])
})

test('a speed axis starts at zero and has labels in the units of the reader', () => {
  const streams = { speed_mps: [0, 5, 10] }
  const [metric] = chartChannels(streams, preferences, 'speed', units)
  expect(metric?.ticks.map((t) => t.text)).toEqual(['0', '10', '20', '30'])
  const [imperial] = chartChannels(streams, { locale: 'en-US', units: 'imperial' }, 'speed', units)
  expect(imperial?.ticks.map((t) => t.text)).toEqual(['0', '5', '10', '15', '20'])
  expect(imperial?.unit).toBe('mph')
})

test('a pace axis has round paces, with the fastest at the top', () => {
  const speeds = Array.from({ length: 50 }, (_, i) => 2.8 + i * 0.02)
  const [pace] = chartChannels({ speed_mps: speeds }, preferences, 'run', units)
  expect(pace?.ticks.map((t) => t.text)).toEqual(['4:30', '5:00', '5:30', '6:00'])
  expect(pace?.ticks[0]?.at).toBeGreaterThan(pace?.ticks[3]?.at as number)
  expect(pace?.text(1000 / 312)).toBe('5:12 /km')
})

test('the horizontal axis shows distance or time', () => {
  expect(axisTicks('distance', preferences, [0, 92_622], 4).map((t) => t.text)).toEqual([
    '0',
    '25',
    '50',
    '75',
  ])
  expect(axisTicks('distance', preferences, [0, 900], 4).map((t) => t.text)).toEqual(['0.0', '0.5'])
  expect(axisTicks('time', preferences, [0, 10_641], 4).map((t) => t.text)).toEqual([
    '0:00',
    '1:00:00',
    '2:00:00',
  ])
})
