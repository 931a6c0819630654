/** How figures are shown: `locale` is a BCP 47 tag. */
export type DisplayPreferences = { locale: string; units: 'metric' | 'imperial' }

/** A figure in two parts, so that the unit can be shown smaller than the number. */
export type Figure = { value: string; unit: string }

export type NamedFigure = { name: string; label: string; figure: Figure }

/** A figure as one text: `12.5 km`. */
export function figureText({ value, unit }: Figure): string {
  return `${value} ${unit}`.trim()
}

const METRES = { mile: 1609.344, foot: 0.3048, yard: 0.9144 }

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, options)
  formats.set(key, format)
  return format
}

export function formatNumber(preferences: DisplayPreferences, value: number, digits = 0): string {
  return numberFormat(preferences.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** Formats a value with a unit that Intl knows. */
export function formatMeasure(
  preferences: DisplayPreferences,
  value: number,
  unit: string,
  digits: number,
): Figure {
  const parts = numberFormat(preferences.locale, {
    style: 'unit',
    unit,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).formatToParts(value)
  const isUnit = (part: Intl.NumberFormatPart) => part.type === 'unit' || part.type === 'literal'
  const text = (keep: boolean) =>
    parts
      .filter((part) => isUnit(part) === keep)
      .map((part) => part.value)
      .join('')
      .trim()
  return { value: text(false), unit: text(true) }
}

/** Formats a distance in kilometres or miles; with `short`, in metres or yards. */
export function formatDistance(
  preferences: DisplayPreferences,
  metres: number,
  digits = 2,
  short = false,
): Figure {
  if (preferences.units === 'metric') {
    return short
      ? formatMeasure(preferences, metres, 'meter', 0)
      : formatMeasure(preferences, metres / 1000, 'kilometer', digits)
  }
  if (short) return formatMeasure(preferences, metres / METRES.yard, 'yard', 0)
  return formatMeasure(preferences, metres / METRES.mile, 'mile', digits)
}

export function formatHeight(preferences: DisplayPreferences, metres: number): Figure {
  if (preferences.units === 'metric') return formatMeasure(preferences, metres, 'meter', 0)
  return formatMeasure(preferences, metres / METRES.foot, 'foot', 0)
}

/**
 * Formats minutes as `6:05 h`, or as `45 min` below an hour. Whole hours, and 100 hours or more, are shown without
 * minutes. `units` are the names from the catalogue.
 */
export function formatDuration(
  preferences: DisplayPreferences,
  minutes: number,
  units: { h: string; min: string },
): Figure {
  const whole = Math.round(minutes)
  if (whole < 60) return { value: formatNumber(preferences, whole), unit: units.min }
  if (whole % 60 === 0 || whole >= 6000)
    return { value: formatNumber(preferences, whole / 60), unit: units.h }
  const two = numberFormat(preferences.locale, { minimumIntegerDigits: 2 }).format(whole % 60)
  return { value: `${formatNumber(preferences, Math.floor(whole / 60))}:${two}`, unit: units.h }
}

/** The size of the reader's units of distance and height, in metres. */
export function metresPerUnit(preferences: DisplayPreferences): { distance: number; height: number } {
  return preferences.units === 'metric'
    ? { distance: 1000, height: 1 }
    : { distance: METRES.mile, height: METRES.foot }
}

export function formatSpeed(preferences: DisplayPreferences, metresPerSecond: number, digits = 1): Figure {
  if (preferences.units === 'metric')
    return formatMeasure(preferences, metresPerSecond * 3.6, 'kilometer-per-hour', digits)
  return formatMeasure(preferences, (metresPerSecond * 3600) / METRES.mile, 'mile-per-hour', digits)
}

/** How a sport shows its speed: as a speed, or as a pace, which is the time for a distance. */
export type PaceKind = 'speed' | 'run' | 'swim' | 'row'

/** The distance to which a pace refers, in metres. */
export function paceMetres(preferences: DisplayPreferences, kind: Exclude<PaceKind, 'speed'>): number {
  if (kind === 'row') return 500
  if (kind === 'swim') return preferences.units === 'metric' ? 100 : 100 * METRES.yard
  return preferences.units === 'metric' ? 1000 : METRES.mile
}

/** The unit after the slash of a pace, such as `/km` or `/100 m`. */
export function formatPaceUnit(preferences: DisplayPreferences, kind: Exclude<PaceKind, 'speed'>): string {
  const per = (value: number, unit: string) => {
    const figure = formatMeasure(preferences, value, unit, 0)
    return value === 1 ? `/${figure.unit}` : `/${figure.value} ${figure.unit}`
  }
  if (kind === 'row') return per(500, 'meter')
  if (kind === 'swim') return per(100, preferences.units === 'metric' ? 'meter' : 'yard')
  return per(1, preferences.units === 'metric' ? 'kilometer' : 'mile')
}

/** Formats a speed as a speed or a pace, as the sport requires. `—` when it is too slow for a pace. */
export function formatPace(preferences: DisplayPreferences, metresPerSecond: number, kind: PaceKind): Figure {
  if (kind === 'speed') return formatSpeed(preferences, metresPerSecond)
  const seconds = paceMetres(preferences, kind) / metresPerSecond
  return {
    value: seconds < 3600 ? formatClock(preferences, seconds) : '—',
    unit: formatPaceUnit(preferences, kind),
  }
}

/** Seconds as `2:57:21`, or `7:05` below an hour. */
export function formatClock(preferences: DisplayPreferences, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const digits = (value: number, minDigits: number) =>
    numberFormat(preferences.locale, { minimumIntegerDigits: minDigits, useGrouping: false }).format(value)
  const hours = Math.floor(whole / 3600)
  const rest = `${digits(Math.floor(whole / 60) % 60, hours ? 2 : 1)}:${digits(whole % 60, 2)}`
  return hours ? `${digits(hours, 1)}:${rest}` : rest
}

/** Formats a value with a unit from the catalogue, which Intl does not know. */
export function formatWithUnit(preferences: DisplayPreferences, value: number, unit: string): Figure {
  return { value: formatNumber(preferences, value), unit }
}

export function formatPercent(preferences: DisplayPreferences, ratio: number): string {
  return numberFormat(preferences.locale, { style: 'percent', maximumFractionDigits: 0 }).format(ratio)
}

export function formatFileSize(preferences: DisplayPreferences, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return numberFormat(preferences.locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** Formats a waiting time: `45 seconds` or, from two minutes on, `3 minutes`, and then hours. */
export function formatWaitingTime(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour']
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
