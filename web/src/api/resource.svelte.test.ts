import { flushSync } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type PagedResource, pagedResource } from './paged-resource.svelte.ts'
import { Problem } from './problem.ts'
import { resource } from './resource.svelte.ts'

let destroy = () => {}

afterEach(() => {
  destroy()
  vi.useRealTimers()
})

/** Runs `create` as a component would at its start. */
function inComponent<T>(create: () => T): T {
  let created: T | undefined
  destroy = $effect.root(() => {
    created = create()
  })
  flushSync()
  return created as T
}

/** A loader whose requests the test answers one by one. */
function manualLoader() {
  const requests: { signal: AbortSignal; answer: (value: string) => void; fail: (cause: unknown) => void }[] =
    []
  const load = (signal: AbortSignal) =>
    new Promise<string>((answer, fail) => {
      requests.push({ signal, answer, fail })
    })
  return { load, requests, at: (index: number) => requests[index] as (typeof requests)[number] }
}

const settled = (shown: { loading: boolean }) => vi.waitFor(() => expect(shown.loading).toBe(false))

describe('a resource', () => {
  test('loads at once and shows the value', async () => {
    const { load, at } = manualLoader()
    const shown = inComponent(() => resource(load))
    expect(shown.loading).toBe(true)
    at(0).answer('one')
    await settled(shown)
    expect(shown.value).toBe('one')
  })

  test('aborts a request that a newer one replaces, and ignores its response', async () => {
    const { load, at } = manualLoader()
    const shown = inComponent(() => resource(load))
    shown.refetch()
    expect(at(0).signal.aborted).toBe(true)
    at(1).answer('new')
    at(0).answer('old')
    await settled(shown)
    expect(shown.value).toBe('new')
  })

  test('aborts its request when the component is destroyed', () => {
    const { load, at } = manualLoader()
    inComponent(() => resource(load))
    destroy()
    expect(at(0).signal.aborted).toBe(true)
  })

  test('keeps its value while it reloads, and when reloading fails', async () => {
    const { load, at } = manualLoader()
    const shown = inComponent(() => resource(load))
    at(0).answer('one')
    await settled(shown)
    shown.refetch()
    expect(shown.value).toBe('one')
    at(1).fail(new Problem(404, { code: 'not_found' }))
    await settled(shown)
    expect(shown).toMatchObject({ value: 'one', isMissing: true })
    expect(shown.message).not.toBe('')
  })

  test('reloads when a dependency changes, but not when it stays equal', async () => {
    const { load, requests } = manualLoader()
    let filters = $state({ type: 'cardio' })
    inComponent(() => resource(load, { refetchWhen: () => filters }))
    filters = { type: 'cardio' }
    flushSync()
    expect(requests).toHaveLength(1)
    filters = { type: 'strength' }
    flushSync()
    expect(requests).toHaveLength(2)
  })

  test('polls until `pollAfter` returns null', async () => {
    vi.useFakeTimers()
    let left = 2
    const shown = inComponent(() =>
      resource(async () => left--, { pollAfter: (value) => (value ? 500 : null) }),
    )
    await vi.advanceTimersByTimeAsync(400)
    expect(shown.value).toBe(2)
    await vi.advanceTimersByTimeAsync(5000)
    expect(shown.value).toBe(0)
    expect(left).toBe(-1)
  })

  test('loads nothing before the first refetch when it is lazy', () => {
    const { load, requests } = manualLoader()
    const shown = inComponent(() => resource(load, { lazy: true }))
    expect(requests).toHaveLength(0)
    shown.refetch()
    expect(requests).toHaveLength(1)
  })
})

describe('a paged resource', () => {
  const ids = (list: PagedResource<number>) => list.value?.results

  /** A server that returns `all` page by page. A number that a test adds at the beginning shifts the pages. */
  function numbers(all: number[]) {
    const queries: { page: number; page_size: number }[] = []
    const load = async (query: { page: number; page_size: number }) => {
      queries.push(query)
      const start = (query.page - 1) * query.page_size
      return { count: all.length, results: all.slice(start, start + query.page_size) }
    }
    return { load, queries }
  }

  const options = { pageSize: 2, idOf: (item: number) => item }

  test('grows by a page without listing an item twice', async () => {
    const all = [5, 4, 3, 2, 1]
    const list = inComponent(() => pagedResource(numbers(all).load, options))
    await settled(list)
    all.unshift(6)
    await list.loadMore()
    expect(ids(list)).toEqual([5, 4, 3])
    expect(list.value?.count).toBe(6)
  })

  test('reloads as many items as are shown, in one request', async () => {
    const { load, queries } = numbers([5, 4, 3, 2, 1])
    const list = inComponent(() => pagedResource(load, options))
    await settled(list)
    await list.loadMore()
    await list.refetch()
    expect(ids(list)).toEqual([5, 4, 3, 2])
    expect(queries.at(-1)).toEqual({ page: 1, page_size: 4 })
  })

  test('starts over when its filters change', async () => {
    let filter = $state('a')
    const list = inComponent(() =>
      pagedResource(numbers([3, 2, 1]).load, { ...options, refetchWhen: () => filter }),
    )
    await settled(list)
    await list.loadMore()
    filter = 'b'
    flushSync()
    expect(list.value).toBeNull()
    await settled(list)
    expect(ids(list)).toEqual([3, 2])
  })

  test('shows the cached list at once when it is opened again', async () => {
    const cache = new Map()
    const { load } = numbers([3, 2, 1])
    const first = inComponent(() => pagedResource(load, { ...options, cache }))
    await settled(first)
    destroy()
    const second = inComponent(() => pagedResource(load, { ...options, cache }))
    expect(ids(second)).toEqual([3, 2])
  })
})
