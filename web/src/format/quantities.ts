/** How the reader wants figures: a BCP 47 tag and a system of units. */
export type Reader = { locale: string; units: 'metric' | 'imperial' }

/** A figure in two parts, so that the unit can be set smaller than the number. */
export type Figure = { value: string; unit: string }
export type NamedFigure = { name: string; label: string; figure: Figure }

const METRES = { mile: 1609.344, foot: 0.3048, yard: 0.9144 }

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, options)
  formats.set(key, format)
  return format
}

export function number(reader: Reader, value: number, digits = 0): string {
  return formatOf(reader.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )
}

/** A value with its unit, as Intl writes it, in two parts. */
export function measure(reader: Reader, value: number, unit: string, digits: number): Figure {
  const parts = formatOf(reader.locale, {
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

/** Metres as km or miles; a swimmer's distance stays in metres or yards. */
export function distance(reader: Reader, metres: number, digits = 2, short = false): Figure {
  if (reader.units === 'metric') {
    return short ? measure(reader, metres, 'meter', 0) : measure(reader, metres / 1000, 'kilometer', digits)
  }
  if (short) return measure(reader, metres / METRES.yard, 'yard', 0)
  return measure(reader, metres / METRES.mile, 'mile', digits)
}

export function height(reader: Reader, metres: number): Figure {
  if (reader.units === 'metric') return measure(reader, metres, 'meter', 0)
  return measure(reader, metres / METRES.foot, 'foot', 0)
}

/**
 * Minutes as `6:05 h`, or `45 min` below an hour; whole hours where they are whole, or so many that minutes say
 * nothing. `units` are their names in the catalogue.
 */
export function duration(reader: Reader, minutes: number, units: { h: string; min: string }): Figure {
  const whole = Math.round(minutes)
  if (whole < 60) return { value: number(reader, whole), unit: units.min }
  if (whole % 60 === 0 || whole >= 6000) return { value: number(reader, whole / 60), unit: units.h }
  const two = formatOf(reader.locale, { minimumIntegerDigits: 2 }).format(whole % 60)
  return { value: `${number(reader, Math.floor(whole / 60))}:${two}`, unit: units.h }
}

/** Metres in one of the reader's units of distance, and of height. */
export function unitMetres(reader: Reader): { distance: number; height: number } {
  return reader.units === 'metric'
    ? { distance: 1000, height: 1 }
    : { distance: METRES.mile, height: METRES.foot }
}

export function speed(reader: Reader, metresPerSecond: number, digits = 1): Figure {
  if (reader.units === 'metric') return measure(reader, metresPerSecond * 3.6, 'kilometer-per-hour', digits)
  return measure(reader, (metresPerSecond * 3600) / METRES.mile, 'mile-per-hour', digits)
}

/** How fast people of a sport say they were: speed, or the time for a distance. */
export type PaceKind = 'speed' | 'run' | 'swim' | 'row'

/** The distance, in metres, that a pace is given for. */
export function paceMetres(reader: Reader, kind: Exclude<PaceKind, 'speed'>): number {
  if (kind === 'row') return 500
  if (kind === 'swim') return reader.units === 'metric' ? 100 : 100 * METRES.yard
  return reader.units === 'metric' ? 1000 : METRES.mile
}

/** The unit after the slash of a pace, such as `/km` or `/100 m`. */
export function paceUnit(reader: Reader, kind: Exclude<PaceKind, 'speed'>): string {
  const per = (value: number, unit: string) => {
    const figure = measure(reader, value, unit, 0)
    return value === 1 ? `/${figure.unit}` : `/${figure.value} ${figure.unit}`
  }
  if (kind === 'row') return per(500, 'meter')
  if (kind === 'swim') return per(100, reader.units === 'metric' ? 'meter' : 'yard')
  return per(1, reader.units === 'metric' ? 'kilometer' : 'mile')
}

/** Speed or pace, as the sport has it; `—` where standing still gives no pace. */
export function fastness(reader: Reader, metresPerSecond: number, kind: PaceKind): Figure {
  if (kind === 'speed') return speed(reader, metresPerSecond)
  const seconds = paceMetres(reader, kind) / metresPerSecond
  return { value: seconds < 3600 ? clock(reader, seconds) : '—', unit: paceUnit(reader, kind) }
}

/** Seconds as `2:57:21`, or `7:05` below an hour. */
export function clock(reader: Reader, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const digits = (value: number, least: number) =>
    formatOf(reader.locale, { minimumIntegerDigits: least, useGrouping: false }).format(value)
  const hours = Math.floor(whole / 3600)
  const rest = `${digits(Math.floor(whole / 60) % 60, hours ? 2 : 1)}:${digits(whole % 60, 2)}`
  return hours ? `${digits(hours, 1)}:${rest}` : rest
}

/** A figure in a unit that Intl does not know, with the unit's name from the catalogue. */
export function plain(reader: Reader, value: number, unit: string): Figure {
  return { value: number(reader, value), unit }
}

/** Percent, bytes: small things of the upload page. */
export function percent(reader: Reader, ratio: number): string {
  return formatOf(reader.locale, { style: 'percent', maximumFractionDigits: 0 }).format(ratio)
}

export function fileSize(reader: Reader, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return formatOf(reader.locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  )
}

/** How long to wait, in whole seconds or, from two minutes on, whole minutes or hours: `45 seconds`, `3 minutes`. */
export function waitingTime(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour']
  return formatOf(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
