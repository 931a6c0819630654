import { type Language, translate } from '../../platform/i18n.ts'
import type { Viewed } from '../audience/index.ts'
import type { Sport } from '../sports/index.ts'

type Figures = Viewed<{
  sport: Sport
  distance_m: number | null
  duration_min: number
  ascent_m: number | null
}>

/** The sport and the main figures in one line, such as "Cycling · 92.6 km · 2 hr 57 min · 541 m". */
export function summaryLine(workout: Figures, language: Language): string {
  const { sport, distance_m, duration_min, ascent_m } = workout
  const parts = [translate(language, `sport.${sport}`)]
  if (distance_m) parts.push(distanceText(distance_m, language))
  parts.push(durationText(duration_min, language))
  if (ascent_m && ascent_m >= 1)
    parts.push(
      translate(language, 'public_page.ascent', { ascent: unit(Math.round(ascent_m), 'meter', language) }),
    )
  return parts.join(' · ')
}

function distanceText(distance_m: number, language: Language): string {
  return distance_m < 1_000
    ? unit(Math.round(distance_m), 'meter', language)
    : unit(distance_m / 1_000, 'kilometer', language, 1)
}

function durationText(duration_min: number, language: Language): string {
  const [hours, minutes] = [Math.floor(duration_min / 60), duration_min % 60]
  const parts = hours === 0 ? [] : [unit(hours, 'hour', language)]
  return [...parts, unit(minutes, 'minute', language)].join(' ')
}

function unit(value: number, name: string, language: Language, decimals = 0): string {
  const options = {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: decimals,
  } as const
  return new Intl.NumberFormat(language, options).format(value)
}
