import type { Workout } from '../../api/types.ts'
import {
  type DisplayPreferences,
  type Figure,
  formatClock,
  formatHeight,
  formatPace,
  formatWithUnit,
  type NamedFigure,
} from '../../format/quantities.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { formatSportDistance, paceKindOf } from '../sports/sports.ts'

/** The timer time to the second for a recording, otherwise the duration in minutes. */
export function formatWorkoutTime(preferences: DisplayPreferences, workout: Workout): Figure {
  if (workout.source === 'manual' || workout.timer_s === null)
    return formatWithUnit(preferences, workout.duration, t('unit.min'))
  return { value: formatClock(preferences, workout.timer_s), unit: '' }
}

/** The three or four most important figures, for a card. */
export function cardFigures(preferences: DisplayPreferences, w: Workout): NamedFigure[] {
  const figures: (NamedFigure | false)[] = [
    w.distance_m !== null &&
      w.distance_m > 0 && {
        name: 'distance',
        label: t('figure.distance'),
        figure: formatSportDistance(preferences, w.distance_m, w.sport, w.distance_m < 100_000 ? 1 : 0),
      },
    { name: 'time', label: t('figure.time'), figure: formatWorkoutTime(preferences, w) },
    w.ascent_m !== null &&
      w.ascent_m > 0 && {
        name: 'ascent',
        label: t('figure.ascent'),
        figure: formatHeight(preferences, w.ascent_m),
      },
    w.avg_hr_bpm !== null &&
      w.avg_hr_bpm > 0 && {
        name: 'heart',
        label: t('figure.avg_hr'),
        figure: formatWithUnit(preferences, w.avg_hr_bpm, t('unit.bpm')),
      },
  ]
  return figures.filter((figure) => figure !== false)
}

/** All known figures, in display order. */
export function allFigures(preferences: DisplayPreferences, w: Workout): NamedFigure[] {
  const kind = paceKindOf(w.sport)
  const fast = (v: number) => formatPace(preferences, v, kind)
  const time = (v: number) => ({ value: formatClock(preferences, v), unit: '' })
  const metres = (v: number) => formatHeight(preferences, v)
  const unit = (name: string) => (v: number) => formatWithUnit(preferences, v, name)
  const measured = w.source !== 'manual'
  const rows: [string, string, number | null, (value: number) => Figure][] = [
    ['distance', t('figure.distance'), w.distance_m, (v) => formatSportDistance(preferences, v, w.sport)],
    ['timer', t('figure.timer'), measured ? w.timer_s : null, time],
    ['moving', t('figure.moving'), measured ? w.moving_s : null, time],
    ['elapsed', t('figure.elapsed'), measured ? w.elapsed_s : null, time],
    ['avg_speed', t(kind === 'speed' ? 'figure.avg_speed' : 'figure.avg_pace'), w.avg_speed_mps, fast],
    ['max_speed', t(kind === 'speed' ? 'figure.max_speed' : 'figure.max_pace'), w.max_speed_mps, fast],
    ['ascent', t('figure.ascent'), w.ascent_m, metres],
    ['descent', t('figure.descent'), w.descent_m, metres],
    ['avg_hr', t('figure.avg_hr'), w.avg_hr_bpm, unit(t('unit.bpm'))],
    ['max_hr', t('figure.max_hr'), w.max_hr_bpm, unit(t('unit.bpm'))],
    ['avg_power', t('figure.avg_power'), w.avg_power_w, unit(t('unit.watt'))],
    ['max_power', t('figure.max_power'), w.max_power_w, unit(t('unit.watt'))],
    ['cadence', t('figure.cadence'), w.avg_cadence_rpm, unit(t('unit.rpm'))],
    ['calories', t('figure.calories'), w.calories_kcal, unit(t('unit.kcal'))],
  ]
  return rows
    .filter(([, , value]) => value !== null && value !== undefined && value > 0)
    .map(([name, label, value, show]) => ({ name, label, figure: show(value as number) }))
}
