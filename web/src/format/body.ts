import { type DisplayPreferences, type Figure, formatMeasure } from './quantities.ts'

const POUND_KG = 0.45359237
const INCH_CM = 2.54

/** A person's weight, in kilograms or pounds. */
export function formatWeight(preferences: DisplayPreferences, kilograms: number, digits = 1): Figure {
  if (preferences.units === 'metric') return formatMeasure(preferences, kilograms, 'kilogram', digits)
  return formatMeasure(preferences, kilograms / POUND_KG, 'pound', digits)
}

/** The size of the reader's units of weight, in kilograms, and of height, in centimetres. */
export function bodyUnitSizes(preferences: DisplayPreferences): { weight_kg: number; height_cm: number } {
  return preferences.units === 'metric'
    ? { weight_kg: 1, height_cm: 1 }
    : { weight_kg: POUND_KG, height_cm: INCH_CM }
}

/** A person's height: `178 cm` or `5 ft 10 in`. */
export function formatBodyHeight(preferences: DisplayPreferences, centimetres: number): Figure {
  if (preferences.units === 'metric') return formatMeasure(preferences, centimetres, 'centimeter', 0)
  const inches = Math.round(centimetres / INCH_CM)
  const feet = formatMeasure(preferences, Math.floor(inches / 12), 'foot', 0)
  const rest = formatMeasure(preferences, inches % 12, 'inch', 0)
  return { value: `${feet.value} ${feet.unit} ${rest.value}`, unit: rest.unit }
}
