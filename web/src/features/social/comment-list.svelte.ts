import { api } from '../../api/client.ts'
import { cursorIn } from '../../api/cursor-list.svelte.ts'
import { unwrap } from '../../api/problem.ts'
import { resource } from '../../api/resource.svelte.ts'
import type { Comment, CommentPage } from '../../api/types.ts'

/** The comments that a page has: all since the oldest of them. */
export type Comments = {
  results: readonly Comment[]
  /** The cursor of the comments before these. */
  earlier: string | null
}

/** The cursor before all ids, which reads the latest comments. */
const LATEST = 'before-999999999999999'

/** The comments on a workout, first the latest ones, and older ones on demand. */
export function commentList(workout_id: () => number) {
  const list = resource<Comments>((signal) => loadPage(LATEST, signal), { refetchWhen: workout_id })

  function loadPage(cursor: string, signal?: AbortSignal): Promise<Comments> {
    return loadBefore(workout_id(), cursor, signal)
  }

  function change(results: readonly Comment[]): void {
    if (list.value) list.set({ ...list.value, results })
  }

  /** Those of others that came meanwhile, too: the list may have no gap. */
  async function loadNewer(): Promise<void> {
    const last = list.value?.results.at(-1)
    for (let cursor: string | null = `after-${last?.id ?? 0}`; cursor !== null; ) {
      const page = await loadAfter(workout_id(), cursor)
      change(withoutDoubles([...(list.value?.results ?? []), ...page.results]))
      cursor = page.next && cursorIn(page.next)
    }
  }

  /** Loads all comments since the oldest one again, because others were added, changed or deleted. */
  async function reload(): Promise<void> {
    const [oldest] = list.value?.results ?? []
    if (!oldest) return list.refetch()
    const results: Comment[] = []
    for (let cursor: string | null = `after-${oldest.id - 1}`; cursor !== null; ) {
      const page = await loadAfter(workout_id(), cursor)
      results.push(...page.results)
      cursor = page.next && cursorIn(page.next)
    }
    change(results)
  }

  return {
    list,
    reload,
    async loadEarlier(): Promise<void> {
      const before = list.value?.earlier
      if (!before) return
      const page = await loadPage(before)
      const results = withoutDoubles([...page.results, ...(list.value?.results ?? [])])
      list.set({ results, earlier: page.earlier })
    },
    loadNewer,
    replace(comment: Comment): void {
      change((list.value?.results ?? []).map((one) => (one.id === comment.id ? comment : one)))
    },
    /** Removes a comment with its replies; returns how many fewer comments the workout has. */
    remove({ id }: Comment): number {
      const isGone = (one: Comment) => one.id === id || one.parent === id
      const before = list.value?.results ?? []
      change(before.filter((one) => !isGone(one)))
      return before.filter((one) => isGone(one) && !one.is_hidden).length
    },
  }
}

function withoutDoubles(comments: readonly Comment[]): Comment[] {
  return [...new Map(comments.map((comment) => [comment.id, comment])).values()]
}

async function loadBefore(id: number, cursor: string, signal?: AbortSignal): Promise<Comments> {
  const params = { path: { id }, query: { cursor } }
  const page = await unwrap(api.GET('/api/workouts/{id}/comments/', { params, ...(signal && { signal }) }))
  return { results: page.results, earlier: page.previous && cursorIn(page.previous) }
}

function loadAfter(id: number, cursor: string): Promise<CommentPage> {
  const params = { path: { id }, query: { cursor, page_size: 100 } }
  return unwrap(api.GET('/api/workouts/{id}/comments/', { params }))
}
