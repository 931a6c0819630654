const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i

/** A number as XML writes it; NaN where the text is none. */
export function numberOf(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text)
}

/** Unix milliseconds of an ISO 8601 instant; one without a zone is UTC, as GPX and TCX require. NaN for other text. */
export function instantOf(text: string | undefined): number {
  const parts = ISO_INSTANT.exec(text ?? '')
  if (!text || !parts) return Number.NaN
  return Date.parse(parts[3] ? text : `${text}Z`)
}
