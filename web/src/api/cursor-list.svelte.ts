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
    const cursor = shown?.next && new URLSearchParams(shown.next.split('?')[1]).get('cursor')
    const page = await loadPage(cursor ? { cursor } : {}, signal)
    return { next: page.next, results: [...(shown?.results ?? []), ...page.results] }
  }, options)
  return Object.assign(list, {
    loadMore() {
      isLoadingMore = true
      return list.refetch()
    },
  })
}
