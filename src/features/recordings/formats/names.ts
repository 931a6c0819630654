/**
 * The name of each format, as shown to people, and its usual file extension with its dot. The client imports this file,
 * so it has no imports.
 */
export const FORMAT_NAMES = {
  fit: { name: 'FIT', extension: '.fit' },
  gpx: { name: 'GPX', extension: '.gpx' },
  tcx: { name: 'TCX', extension: '.tcx' },
} as const

export type FormatKey = keyof typeof FORMAT_NAMES

/** The names in one text: `FIT, GPX and TCX`, or with "or" for a `disjunction`. */
export function listFormats(locale: string, type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(Object.values(FORMAT_NAMES).map(({ name }) => name))
}
