import { api } from '../../api/client.ts'
import { unwrap } from '../../api/problem.ts'
import type { BulkChange } from '../../api/types.ts'
import { apiFilters, type Filters, isFiltered } from './filters.ts'

/** The workouts selected for a bulk change: some of the shown workouts, or all that match the filters. */
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
    /** Selects or deselects a workout. After `pickEverything`, only the other shown workouts stay selected. */
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
    /** Selects all matches, also those not shown. Does nothing without a filter, because the API then requires ids. */
    pickEverything(filters: Filters, count: number) {
      if (isFiltered(filters)) everything = { filters, count }
    },
    /** Changes the selected workouts; returns their number. */
    async change(change: BulkChange): Promise<number> {
      const body = { ...target(), change }
      return (await unwrap(api.PATCH('/api/workouts/bulk/', { body }))).changed
    },
    /** Moves the selected workouts to the trash; returns their number. */
    async remove(): Promise<number> {
      return (await unwrap(api.DELETE('/api/workouts/bulk/', { body: target() }))).deleted
    },
  }
}

export type Selection = ReturnType<typeof createSelection>
