/** Parses a number with a decimal comma or point. Null for an empty text, NaN for any other text. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** Parses hours and minutes (`2:30`) into minutes. Null for any other text. */
export function parseClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,6}):([0-5]\d)$/.exec(text.trim()) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** Formats a number for an input field, without thousands separators. */
export function formatForInput(value: number | null, locale: string, digits = 0): string {
  if (value === null) return ''
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value)
}
