/** The filters of a list as its address has them; what is not named in `empty` is left out. */
export function filtersFrom<T extends Record<string, string>>(search: string, empty: T): T {
  const query = new URLSearchParams(search)
  return Object.fromEntries(Object.keys(empty).map((name) => [name, query.get(name) ?? ''])) as T
}

export function pageFrom(search: string): number {
  const page = Number(new URLSearchParams(search).get('page') ?? '1')
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}

/** The other way: `?role=admin&page=2`, or nothing. */
export function searchWith(filters: Record<string, string>, page = 1): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  if (page > 1) query.set('page', String(page))
  return query.size ? `?${query}` : ''
}

/** The filters that say something: the API takes no empty ones. */
export function asked(filters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

/** The address of another page of a list. */
export function pageHref(filters: Record<string, string>, page: number): string {
  return searchWith(filters, page) || location.pathname
}
