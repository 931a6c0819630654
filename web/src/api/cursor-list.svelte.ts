import { type Resource, type ResourceOptions, resource } from './resource.svelte.ts'

export type CursorPage<T> = { next: string | null; results: readonly T[] }
/** `next` is the cursor of the next page. */
export type CursorQuery = { cursor?: string }

/** A list that is read by cursor and grows with every `loadMore`. `refetch` starts over. */
export type CursorList<T> = Resource<CursorPage<T>> & { loadMore: () => Promise<void> }

export function cursorList<T>(
  loadPage: (query: CursorQuery, signal: AbortSignal) => Promise<CursorPage<T>>,
  options: Pick<ResourceOptions<CursorPage<T>>, 'refetchWhen'> = {},
): CursorList<T> {
  let isLoadingMore = false
  const list: Resource<CursorPage<T>> = resource<CursorPage<T>>(async (signal) => {
    const shown = isLoadingMore ? list.value : null
    isLoadingMore = false
    const page = await loadPage(shown?.next ? { cursor: cursorIn(shown.next) } : {}, signal)
    return { next: page.next, results: [...(shown?.results ?? []), ...page.results] }
  }, options)
  return Object.assign(list, {
    loadMore() {
      isLoadingMore = true
      return list.refetch()
    },
  })
}

/** The cursor in the address of the next or the previous page. */
export function cursorIn(link: string): string {
  return new URLSearchParams(link.split('?')[1]).get('cursor') ?? ''
}

export type SizedQuery = CursorQuery & { page_size: number }
/** The API's largest page size. */
const MAX_PAGE_SIZE = 100

/** Loads the list from its start until it has at least this many entries, so that none of those shown vanish. */
export async function loadAtLeast<T extends { id: number }>(
  shown: number,
  page_size: number,
  loadPage: (query: SizedQuery) => Promise<CursorPage<T>>,
): Promise<CursorPage<T>> {
  const size = (missing: number) => Math.min(MAX_PAGE_SIZE, Math.max(page_size, missing))
  let entries = await loadPage({ page_size: size(shown) })
  while (entries.next && entries.results.length < shown) {
    const missing = shown - entries.results.length
    entries = joinPages(entries, await loadPage({ cursor: cursorIn(entries.next), page_size: size(missing) }))
  }
  return entries
}

/** Adds a page without doubles: an entry whose place has changed between two requests is on both pages. */
export function joinPages<T extends { id: number }>(
  before: CursorPage<T> | null,
  page: CursorPage<T>,
): CursorPage<T> {
  const all = [...(before?.results ?? []), ...page.results]
  return { next: page.next, results: [...new Map(all.map((entry) => [entry.id, entry])).values()] }
}
