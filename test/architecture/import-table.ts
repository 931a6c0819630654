/**
 * Reads the table of docs/architecture.md whose first column has this title. The first column names the importer, the
 * last column its allowed imports.
 */
export function importTable(document: string, title: string): Record<string, string[]> {
  const [, table = ''] = document.split(new RegExp(`\\| ${title} \\|.* imports exactly \\|\\n[-|]+\\n`))
  const [rows = ''] = table.split('\n\n')
  return Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [, name = '', ...others] = row.split('|').map((cell) => cell.trim())
        const imports = others.at(-2) ?? ''
        return [name, imports.split(/[,\s]+/).filter(Boolean)] as const
      }),
  )
}

/** Sorts a table, so that it can be compared with another one. */
export function sorted(table: Record<string, Iterable<string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(table).map(([name, imports]) => [name, [...imports].toSorted()]))
}

/** The folders that are part of an import cycle. */
export function namesInCircles(table: Record<string, string[]>): string[] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (table[from] ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return Object.keys(table).filter((name) => reaches(name, name))
}
