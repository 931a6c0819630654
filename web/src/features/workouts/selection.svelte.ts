import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { BulkChange } from '../../api/types.ts'
import { apiFilters, type Filters, isFiltered } from './filters.ts'

/** The workouts selected for a bulk change: some of those shown, or all that match the filters. */
export function createSelection() {
  let active = $state(false)
  let picked = $state.raw<ReadonlySet<number>>(new Set())
  let everything = $state.raw<{ filters: Filters; count: number } | null>(null)

  function clear() {
    picked = new Set()
    everything = null
  }

  const target = () => (everything ? { filters: apiFilters(everything.filters) } : { ids: [...picked] })

  return {
    get active() {
      return active
    },
    get count() {
      return everything?.count ?? picked.size
    },
    get isEverything() {
      return everything !== null
    },
    has: (id: number) => everything !== null || picked.has(id),
    begin() {
      clear()
      active = true
    },
    end() {
      clear()
      active = false
    },
    clear,
    /** Deselecting one while all are selected keeps the others that are shown. */
    toggle(id: number, shown: Iterable<number>) {
      const next = new Set(everything ? shown : picked)
      if (!next.delete(id)) next.add(id)
      everything = null
      picked = next
    },
    pick(ids: Iterable<number>) {
      everything = null
      picked = new Set(ids)
    },
    /** Selects all that match the filters, shown or not. Without a filter the API requires ids. */
    pickEverything(filters: Filters, count: number) {
      if (isFiltered(filters)) everything = { filters, count }
    },
    /** Returns how many were changed. */
    async change(change: BulkChange): Promise<number> {
      const body = { ...target(), change }
      return (await unwrap(api.PATCH('/api/workouts/bulk/', { body }))).changed
    },
    /** Returns how many were moved to the trash. */
    async remove(): Promise<number> {
      return (await unwrap(api.DELETE('/api/workouts/bulk/', { body: target() }))).deleted
    },
  }
}

export type Selection = ReturnType<typeof createSelection>
