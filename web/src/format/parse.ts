/** A number as people write it, with a comma or a point; null for nothing, NaN for what is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** The minutes of a time that is written as hours and minutes, `2:30`; null for what is written otherwise. */
export function parseClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,6}):([0-5]\d)$/.exec(text.trim()) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** The other way: a number as it stands in a field, without the marks between thousands. */
export function numberText(value: number | null, locale: string, digits = 0): string {
  if (value === null) return ''
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value)
}
