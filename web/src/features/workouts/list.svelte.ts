import { api } from '../../api/client.ts'
import { asProblem, type Problem, unwrap } from '../../api/problem.ts'
import type { Workout } from '../../api/types.ts'
import { onSessionEnd, session } from '../../session/session.svelte.ts'
import { apiFilters, type Filters } from './filters.ts'

const PAGE_SIZE = 20
const MOST = 100

let results = $state.raw<Workout[]>([])
let count = $state(0)
let loading = $state(false)
let problem = $state.raw<Problem | null>(null)
let shownFor = $state('')
let question = 0

const keyOf = (filters: Filters) => JSON.stringify([session.account?.id, filters])

/** The workouts found last. Kept while another page is open, so that coming back shows them at once. */
export const workoutList = {
  get results() {
    return results
  },
  get count() {
    return count
  },
  get loading() {
    return loading
  },
  get problem() {
    return problem
  },
  isFor: (filters: Filters) => shownFor === keyOf(filters),
}

onSessionEnd(() => {
  question++
  results = []
  count = 0
  loading = false
  problem = null
  shownFor = ''
})

async function ask(filters: Filters, page: number, size: number) {
  const query = {
    page,
    page_size: size,
    ordering: '-started_at' as const,
    ...apiFilters(filters),
  }
  return unwrap(api.GET('/api/workouts/', { params: { query } }))
}

async function answer(work: () => Promise<() => void>): Promise<void> {
  const mine = ++question
  loading = true
  problem = null
  try {
    const take = await work()
    if (mine === question) take()
  } catch (cause) {
    if (mine === question) problem = asProblem(cause)
  } finally {
    if (mine === question) loading = false
  }
}

/** Loads the first workouts again, as many as were already shown of the same list. */
export function loadWorkouts(filters: Filters): Promise<void> {
  const before = workoutList.isFor(filters) ? results.length : 0
  const size = Math.min(MOST, Math.max(PAGE_SIZE, Math.ceil(before / PAGE_SIZE) * PAGE_SIZE))
  return answer(async () => {
    const page = await ask(filters, 1, size)
    return () => {
      results = page.results
      count = page.count
      shownFor = keyOf(filters)
    }
  })
}

/** Adds the next workouts. A workout added meanwhile shifts the pages: what is already shown is left out. */
export function loadMore(filters: Filters): Promise<void> {
  return answer(async () => {
    const page = await ask(filters, Math.floor(results.length / PAGE_SIZE) + 1, PAGE_SIZE)
    return () => {
      const known = new Set(results.map((workout) => workout.id))
      results = [...results, ...page.results.filter((workout) => !known.has(workout.id))]
      count = page.count
    }
  })
}
