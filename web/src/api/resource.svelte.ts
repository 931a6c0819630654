import { untrack } from 'svelte'
import { errorMessage } from './error-message.ts'
import { asProblem, type Problem } from './problem.ts'

/** What a page shows of the server; kept on the screen while it is fetched again. */
export type Resource<T> = {
  readonly value: T | null
  readonly problem: Problem | null
  /** What went wrong, as a sentence; empty when nothing did. */
  readonly message: string
  /** True when everything asked for has come. */
  readonly settled: boolean
  load: () => Promise<void>
}

/** Fetches at once, and again on every `load`; of overlapping answers the last one asked for counts. */
export function resource<T>(ask: () => Promise<T>): Resource<T> {
  let value = $state.raw<T | null>(null)
  let problem = $state.raw<Problem | null>(null)
  let settled = $state(false)
  let question = 0

  async function load() {
    const mine = ++question
    settled = false
    try {
      const answer = await ask()
      if (mine !== question) return
      value = answer
      problem = null
    } catch (cause) {
      if (mine === question) problem = asProblem(cause)
    } finally {
      if (mine === question) settled = true
    }
  }
  load()
  return {
    get value() {
      return value
    },
    get problem() {
      return problem
    },
    get message() {
      return problem ? errorMessage(problem) : ''
    },
    get settled() {
      return settled
    },
    load,
  }
}

/** The same, and fetches again whenever what it follows has changed. Begins with its component, and ends with it. */
export function following<T>(key: () => string, ask: () => Promise<T>): Resource<T> {
  const of = resource(ask)
  let before = key()
  $effect(() => {
    const now = key()
    untrack(() => {
      if (now !== before) of.load()
      before = now
    })
  })
  return of
}
