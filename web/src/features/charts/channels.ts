import type { Streams } from '../../api/types.ts'
import {
  type DisplayPreferences,
  figureText,
  formatClock,
  formatHeight,
  formatNumber,
  formatPace,
  formatPaceUnit,
  formatSpeed,
  formatWithUnit,
  metresPerUnit,
  type PaceKind,
  paceMetres,
} from '../../format/quantities.ts'
import { splitAtGaps } from './gaps.ts'
import { clockTicks, extent, padded, type Span, ticks } from './scale.ts'

export type ChannelKind = 'elevation' | 'heart' | 'pace' | 'power'
type Column = (number | null)[]

/** The approximate number of axis labels that fit on the height of a chart. */
const MARKS = 5

export type Tick = { at: number; text: string }

/** Values are in SI units; only texts are in the reader's units. */
type Axes = {
  kind: ChannelKind
  values: Column
  span: Span
  unit: string
  ticks: Tick[]
  filled: boolean
  text: (value: number) => string
}

/** A chart to draw: its axes, and the samples that each piece of the line connects. */
export type ChartChannel = Axes & { pieces: number[][] }

export type Units = { bpm: string; watt: string }

/** The charts for which a recording has data, in display order. */
export function chartChannels(
  streams: Streams,
  preferences: DisplayPreferences,
  kind: PaceKind,
  units: Units,
): ChartChannel[] {
  const found = [
    elevation(streams.altitude_m, preferences),
    heart(streams.hr_bpm, preferences, units.bpm),
    pace(streams.speed_mps, preferences, kind),
    power(streams.power_w, preferences, units.watt),
  ]
  return found
    .filter((channel) => channel !== null)
    .map((channel) => ({ ...channel, pieces: splitAtGaps(channel.values, streams.time_s) }))
}

function elevation(values: Column | undefined, preferences: DisplayPreferences): Axes | null {
  const range = values && extent(values, 0.001)
  if (!range) return null
  const span = padded(range, 0.08, 30)
  const metres = metresPerUnit(preferences).height
  return {
    kind: 'elevation',
    values,
    span,
    unit: formatHeight(preferences, 0).unit,
    ticks: ticks([span[0] / metres, span[1] / metres], 3).map((v) => ({
      at: v * metres,
      text: formatNumber(preferences, v),
    })),
    filled: true,
    text: (value) => figureText(formatHeight(preferences, value)),
  }
}

/** Axes of values whose unit is the same in the metric and the imperial system. */
function axesInUnit(
  kind: ChannelKind,
  values: Column,
  span: Span,
  unit: string,
  preferences: DisplayPreferences,
): Axes {
  return {
    kind,
    values,
    span,
    unit,
    ticks: ticks(span, MARKS).map((at) => ({ at, text: formatNumber(preferences, at) })),
    filled: false,
    text: (value) => figureText(formatWithUnit(preferences, value, unit)),
  }
}

function heart(values: Column | undefined, preferences: DisplayPreferences, unit: string): Axes | null {
  const range = values && extent(values, 0.002)
  if (!range) return null
  const span = padded(range, 0.08, 20)
  return axesInUnit('heart', values, span, unit, preferences)
}

function power(values: Column | undefined, preferences: DisplayPreferences, unit: string): Axes | null {
  const range = values && extent(values, 0, 0.005)
  if (!range || range[1] === 0) return null
  const span: Span = [0, range[1] * 1.08]
  return axesInUnit('power', values, span, unit, preferences)
}

function pace(values: Column | undefined, preferences: DisplayPreferences, kind: PaceKind): Axes | null {
  const range = values && extent(values, kind === 'speed' ? 0 : 0.06, 0.004)
  if (!range || range[1] <= 0) return null
  const text = (value: number) => figureText(formatPace(preferences, value, kind))
  if (kind === 'speed') {
    const span: Span = [0, range[1] * 1.06]
    const one = metresPerUnit(preferences).distance / 3600
    const marks = ticks([0, span[1] / one], MARKS).map((v) => ({
      at: v * one,
      text: formatNumber(preferences, v),
    }))
    return {
      kind: 'pace',
      values,
      span,
      unit: formatSpeed(preferences, 0).unit,
      ticks: marks,
      filled: false,
      text,
    }
  }
  // A pace axis is linear in speed, faster upwards. Only its labels are round paces.
  const span = padded([Math.max(range[0], 0.25), range[1]], 0.1, 0.2)
  const metres = paceMetres(preferences, kind)
  const marks = clockTicks([metres / span[1], metres / Math.max(span[0], 0.2)], MARKS)
    .filter((seconds) => seconds > 0)
    .map((seconds) => ({ at: metres / seconds, text: formatClock(preferences, seconds) }))
  return {
    kind: 'pace',
    values,
    span,
    unit: formatPaceUnit(preferences, kind),
    ticks: marks,
    filled: false,
    text,
  }
}

export type Axis = 'distance' | 'time'

/** The labels of the shared horizontal axis. */
export function axisTicks(axis: Axis, preferences: DisplayPreferences, span: Span, count: number): Tick[] {
  if (axis === 'time')
    return clockTicks(span, count).map((at) => ({ at, text: formatClock(preferences, at) }))
  const metres = metresPerUnit(preferences).distance
  const values = ticks([span[0] / metres, span[1] / metres], count)
  const step = (values[1] ?? 1) - (values[0] ?? 0)
  return values.map((v) => ({ at: v * metres, text: formatNumber(preferences, v, step < 1 ? 1 : 0) }))
}
