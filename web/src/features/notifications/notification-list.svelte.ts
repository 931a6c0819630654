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
import { onEvent } from '../../events/events.svelte.ts'
import { setUnreadCount } from '../../events/unread.svelte.ts'
import { sessionSignal } from '../../session/session.svelte.ts'

type Page = CursorPage<Notification>
type ReadMark = { ids: number[] } | { up_to_seq: number }

const PAGE_SIZE = 20
/** The server counts unread notifications up to this number. */
const MAX_COUNT = 100

/** The notifications, the latest first. `refetch` loads again as many as are shown. */
export function notificationList() {
  let isLoadingMore = false
  const list = resource<Page>(load, { lazy: true })
  const refetchList = list.refetch

  async function load(signal: AbortSignal): Promise<Page> {
    const shown = list.value
    return isLoadingMore && shown?.next
      ? joinPages(shown, await loadPage(signal, { cursor: cursorIn(shown.next), page_size: PAGE_SIZE }))
      : loadAtLeast(shown?.results.length ?? 0, PAGE_SIZE, (query) => loadPage(signal, query))
  }

  function refetch(): Promise<void> {
    isLoadingMore = false
    return refetchList()
  }

  /** Shows the mark at once. When the server refuses it, the list shows again what the server has. */
  async function mark(body: ReadMark, isMarked: (one: Notification) => boolean) {
    if (list.value) list.set(withMarks(list.value, isMarked))
    try {
      const signal = sessionSignal()
      setUnreadCount((await unwrap(api.POST('/api/notifications/read/', { body, signal }))).count)
    } catch (cause) {
      refetch()
      throw cause
    }
  }

  function receive(notification: Notification): void {
    if (list.value) list.set(withNews(list.value, notification))
  }

  /** With fewer unread ones than shown, some were read elsewhere or taken back: events do not say which. */
  function compare({ count }: { count: number }): void {
    const shown = list.value?.results.filter(({ is_read }) => !is_read).length ?? 0
    if (count < Math.min(shown, MAX_COUNT)) refetch()
  }

  $effect(() => onEvent('notification', receive))
  $effect(() => onEvent('unread', compare))
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

function loadPage(signal: AbortSignal, query: SizedQuery): Promise<Page> {
  return unwrap(api.GET('/api/notifications/', { signal, params: { query } }))
}

function withMarks(page: Page, isMarked: (one: Notification) => boolean): Page {
  return { ...page, results: page.results.map((one) => (isMarked(one) ? { ...one, is_read: true } : one)) }
}

/** Puts a notification that is new, or to which something was added, above the others. */
function withNews(page: Page, notification: Notification): Page {
  const others = page.results.filter(({ id }) => id !== notification.id)
  return { ...page, results: [notification, ...others].toSorted((a, b) => b.seq - a.seq) }
}
