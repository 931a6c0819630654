import { untrack } from 'svelte'
import { api } from '../../api/client.ts'
import {
  type CursorPage,
  cursorIn,
  joinPages,
  loadAtLeast,
  type SizedQuery,
} from '../../api/cursor-list.svelte.ts'
import { unwrap } from '../../api/problem.ts'
import { onChange, resource } from '../../api/resource.svelte.ts'
import type { FeedEntry } from '../../api/types.ts'
import { sessionCache } from '../../session/session-cache.ts'
import { apiFilters, type FeedFilters } from './filters.ts'

type Entries = CursorPage<FeedEntry>

/** Keeps the feed while another page is open, so that coming back shows the same place at once. */
const cache = sessionCache<Entries>()
const PAGE_SIZE = 10

/** The feed: it grows with every `loadMore`; `refetch` loads again as many entries as are shown. */
export function feedList(filters: () => FeedFilters) {
  let isLoadingMore = false
  const list = resource<Entries>(load, { lazy: true })
  const refetchList = list.refetch

  async function load(signal: AbortSignal): Promise<Entries> {
    const shown = list.value
    const wanted = filters()
    const loadPage = (query: SizedQuery): Promise<Entries> =>
      unwrap(api.GET('/api/feed/', { signal, params: { query: { ...apiFilters(wanted), ...query } } }))
    const loaded =
      isLoadingMore && shown?.next
        ? joinPages(shown, await loadPage({ cursor: cursorIn(shown.next), page_size: PAGE_SIZE }))
        : await loadAtLeast(shown?.results.length ?? 0, PAGE_SIZE, loadPage)
    keep(JSON.stringify(wanted), loaded)
    return loaded
  }

  function keep(key: string, entries: Entries | null): void {
    cache.clear()
    if (entries) cache.set(key, entries)
  }

  function refetch(): Promise<void> {
    isLoadingMore = false
    return refetchList()
  }

  function start(key: string): void {
    list.set(cache.get(key) ?? null)
    refetch()
  }

  untrack(() => start(JSON.stringify(filters())))
  onChange(filters, start)
  return Object.assign(list, {
    refetch,
    loadMore(): Promise<void> {
      isLoadingMore = true
      return refetchList()
    },
    /** Shows a changed entry, for example after a like. */
    replace(entry: FeedEntry): void {
      if (!list.value) return
      const results = list.value.results.map((one) => (one.id === entry.id ? entry : one))
      list.set({ ...list.value, results })
      keep(JSON.stringify(filters()), list.value)
    },
  })
}
