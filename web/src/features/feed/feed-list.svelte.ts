import { untrack } from 'svelte'
import { api } from '../../api/client.ts'
import { type CursorPage, cursorIn } from '../../api/cursor-list.svelte.ts'
import { unwrap } from '../../api/problem.ts'
import { onChange, resource } from '../../api/resource.svelte.ts'
import type { FeedEntry } from '../../api/types.ts'
import { sessionCache } from '../../session/session-cache.ts'
import { apiFilters, type FeedFilters } from './filters.ts'

type Entries = CursorPage<FeedEntry>

/** Keeps the feed while another page is open, so that coming back shows the same place at once. */
const cache = sessionCache<Entries>()
const PAGE_SIZE = 10
/** The API's largest page size. */
const MAX_PAGE_SIZE = 100

/** The feed: it grows with every `loadMore`; `refetch` loads again as many entries as are shown. */
export function feedList(filters: () => FeedFilters) {
  let isLoadingMore = false
  const list = resource<Entries>(load, { lazy: true })
  const refetchList = list.refetch

  async function load(signal: AbortSignal): Promise<Entries> {
    const shown = list.value
    const wanted = filters()
    const loaded = isLoadingMore
      ? joined(shown, await loadPage(wanted, signal, shown?.next))
      : await loadAtLeast(shown?.results.length ?? 0, wanted, signal)
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

function loadPage(
  filters: FeedFilters,
  signal: AbortSignal,
  link: string | null = null,
  page_size = PAGE_SIZE,
): Promise<Entries> {
  const query = { ...apiFilters(filters), ...(link && { cursor: cursorIn(link) }), page_size }
  return unwrap(api.GET('/api/feed/', { signal, params: { query } }))
}

async function loadAtLeast(shown: number, filters: FeedFilters, signal: AbortSignal): Promise<Entries> {
  const size = (missing: number) => Math.min(MAX_PAGE_SIZE, Math.max(PAGE_SIZE, missing))
  let entries = await loadPage(filters, signal, null, size(shown))
  while (entries.next && entries.results.length < shown) {
    const missing = shown - entries.results.length
    entries = joined(entries, await loadPage(filters, signal, entries.next, size(missing)))
  }
  return entries
}

/** Without doubles: a workout that got an earlier start between two pages would be on both. */
function joined(before: Entries | null, page: Entries): Entries {
  const all = [...(before?.results ?? []), ...page.results]
  return { next: page.next, results: [...new Map(all.map((entry) => [entry.id, entry])).values()] }
}
