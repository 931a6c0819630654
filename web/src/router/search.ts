/** Reads filters from the query of an address. The keys of `empty` are the names of the filters. */
export function parseFilters<T extends Record<string, string>>(search: string, empty: T): T {
  const query = new URLSearchParams(search)
  return Object.fromEntries(Object.keys(empty).map((name) => [name, query.get(name) ?? ''])) as T
}

export function parsePage(search: string): number {
  const page = Number(new URLSearchParams(search).get('page') ?? '1')
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}

/** The query of an address with these filters and this page: `?role=admin&page=2`, or an empty text. */
export function searchString(filters: Record<string, string>, page = 1): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  if (page > 1) query.set('page', String(page))
  return query.size ? `?${query}` : ''
}

/** Leaves out empty filters, which the API does not accept. */
export function withoutEmpty(filters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

/** The address of another page of a list. */
export function pageHref(filters: Record<string, string>, page: number): string {
  return searchString(filters, page) || location.pathname
}
