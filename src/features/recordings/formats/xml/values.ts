const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i

/** The number in the text; NaN when it holds none. */
export function parseNumber(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text)
}

/** Unix milliseconds of an ISO 8601 instant, NaN for other text. Without a zone it is UTC, as GPX and TCX require. */
export function parseInstant(text: string | undefined): number {
  const parts = ISO_INSTANT.exec(text ?? '')
  if (!text || !parts) return Number.NaN
  return Date.parse(parts[3] ? text : `${text}Z`)
}
