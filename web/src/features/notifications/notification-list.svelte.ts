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
import { resource } from '../../api/resource.svelte.ts'
import type { Notification } from '../../api/types.ts'
import { setUnreadCount } from '../../events/unread.svelte.ts'

type Page = CursorPage<Notification>

const PAGE_SIZE = 20

/** The notifications, the latest first. `refetch` loads again as many as are shown. */
export function notificationList() {
  let isLoadingMore = false
  const list = resource<Page>(load, { lazy: true })
  const refetchList = list.refetch

  async function load(signal: AbortSignal): Promise<Page> {
    const shown = list.value
    const loadPage = (query: SizedQuery): Promise<Page> =>
      unwrap(api.GET('/api/notifications/', { signal, params: { query } }))
    return isLoadingMore && shown?.next
      ? joinPages(shown, await loadPage({ cursor: cursorIn(shown.next), page_size: PAGE_SIZE }))
      : loadAtLeast(shown?.results.length ?? 0, PAGE_SIZE, loadPage)
  }

  function refetch(): Promise<void> {
    isLoadingMore = false
    return refetchList()
  }

  /** Shows the mark at once. When the server refuses it, the list shows again what the server has. */
  async function mark(
    body: { ids: number[] } | { up_to_seq: number },
    isMarked: (one: Notification) => boolean,
  ) {
    if (list.value) {
      const results = list.value.results.map((one) => (isMarked(one) ? { ...one, is_read: true } : one))
      list.set({ ...list.value, results })
    }
    try {
      setUnreadCount((await unwrap(api.POST('/api/notifications/read/', { body }))).count)
    } catch (cause) {
      refetch()
      throw cause
    }
  }

  untrack(refetch)
  return Object.assign(list, {
    refetch,
    loadMore(): Promise<void> {
      isLoadingMore = true
      return refetchList()
    },
    async markRead({ id, is_read }: Notification): Promise<void> {
      if (!is_read) await mark({ ids: [id] }, (one) => one.id === id)
    },
    /** Marks what the list has, and older ones. What comes meanwhile stays unread. */
    async markAllRead(): Promise<void> {
      const seq = list.value?.results[0]?.seq
      if (seq !== undefined) await mark({ up_to_seq: seq }, (one) => one.seq <= seq)
    },
  })
}
