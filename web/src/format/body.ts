import { type Figure, measure, type Reader } from './quantities.ts'

const POUND_KG = 0.45359237
const INCH_CM = 2.54

/** A person's weight, in kilograms or pounds. */
export function weight(reader: Reader, kilograms: number, digits = 1): Figure {
  if (reader.units === 'metric') return measure(reader, kilograms, 'kilogram', digits)
  return measure(reader, kilograms / POUND_KG, 'pound', digits)
}

/** Kilograms in the reader's unit of weight, and centimetres in that of a person's height. */
export function bodyUnits(reader: Reader): { weight_kg: number; height_cm: number } {
  return reader.units === 'metric'
    ? { weight_kg: 1, height_cm: 1 }
    : { weight_kg: POUND_KG, height_cm: INCH_CM }
}

/** How tall somebody is: `178 cm`, or `5 ft 10 in`. */
export function stature(reader: Reader, centimetres: number): Figure {
  if (reader.units === 'metric') return measure(reader, centimetres, 'centimeter', 0)
  const inches = Math.round(centimetres / INCH_CM)
  const feet = measure(reader, Math.floor(inches / 12), 'foot', 0)
  const rest = measure(reader, inches % 12, 'inch', 0)
  return { value: `${feet.value} ${feet.unit} ${rest.value}`, unit: rest.unit }
}
