import { untrack } from 'svelte'
import { onChange, type Resource, resource } from './resource.svelte.ts'

export type Page<T> = { count: number; results: readonly T[] }
export type PageQuery = { page: number; page_size: number }

/** A list that grows with every `loadMore`. `refetch` loads again as many items as are shown. */
export type PagedResource<T> = Resource<Page<T>> & { loadMore: () => Promise<void> }

type Options<T> = {
  pageSize: number
  /** Identifies an item, so that none is listed twice when items added meanwhile shift the pages. */
  idOf: (item: T) => string | number
  /** The filters of the list. The list starts over when they change. */
  refetchWhen?: () => unknown
  /** Keeps the last list while another page is open, so that coming back shows it at once. */
  cache?: Map<string, Page<T>>
}

/** The API's largest page size. */
const MAX_PAGE_SIZE = 100

export function pagedResource<T>(
  loadPage: (query: PageQuery, signal: AbortSignal) => Promise<Page<T>>,
  { pageSize, idOf, refetchWhen = () => null, cache }: Options<T>,
): PagedResource<T> {
  let isLoadingMore = false
  const list = resource(loadPages, { lazy: true })
  const load = list.refetch

  async function loadPages(signal: AbortSignal): Promise<Page<T>> {
    const key = JSON.stringify(refetchWhen())
    const shown = list.value?.results ?? []
    const queries = isLoadingMore ? [nextPage(shown.length, pageSize)] : firstPages(shown.length, pageSize)
    const pages = await Promise.all(queries.map((query) => loadPage(query, signal)))
    signal.throwIfAborted()
    const loaded = pages.flatMap(({ results }) => results)
    const items = isLoadingMore ? [...shown, ...loaded] : loaded
    const results = [...new Map(items.map((item) => [idOf(item), item])).values()]
    const page = { count: pages[0]?.count ?? 0, results }
    cache?.clear()
    cache?.set(key, page)
    return page
  }

  function refetch() {
    isLoadingMore = false
    return load()
  }

  function loadMore() {
    isLoadingMore = true
    return load()
  }

  function start(key: string) {
    list.set(cache?.get(key) ?? null)
    refetch()
  }

  untrack(() => start(JSON.stringify(refetchWhen())))
  onChange(refetchWhen, start)
  return Object.assign(list, { refetch, loadMore })
}

/** The query for the page that follows the `shown` items. */
function nextPage(shown: number, pageSize: number): PageQuery {
  return { page: Math.floor(shown / pageSize) + 1, page_size: pageSize }
}

/** The queries that load at least `shown` items with as few requests as possible. */
function firstPages(shown: number, pageSize: number): PageQuery[] {
  const pages = Math.max(1, Math.ceil(shown / pageSize))
  const page_size = Math.min(MAX_PAGE_SIZE, pages * pageSize)
  return Array.from({ length: Math.ceil(Math.max(1, shown) / page_size) }, (_, i) => ({
    page: i + 1,
    page_size,
  }))
}
