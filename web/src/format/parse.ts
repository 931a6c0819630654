/** A number as people write it, with a comma or a point; null for nothing, NaN for what is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** The other way: a number as it stands in a field, without the marks between thousands. */
export function numberText(value: number | null, locale: string, digits = 0): string {
  if (value === null) return ''
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value)
}
