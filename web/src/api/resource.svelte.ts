import { untrack } from 'svelte'
import { errorMessage } from './error-message.ts'
import { asProblem, type Problem } from './problem.ts'

/** Data from the server, as a page shows it. A loaded value stays visible while it is loaded again. */
export type Resource<T> = {
  readonly value: T | null
  readonly problem: Problem | null
  /** What went wrong, as a sentence; otherwise empty. */
  readonly message: string
  /** True when the value does not exist, or is hidden from this account. */
  readonly isMissing: boolean
  readonly loading: boolean
  refetch: () => Promise<void>
  /** Replaces the value without a request, for example with the response of a PATCH. */
  set: (value: T | null) => void
}

export type ResourceOptions<T> = {
  /** The value is loaded again when the result of this function changes; results are compared as JSON. */
  refetchWhen?: () => unknown
  /** Milliseconds until the next poll, or null to stop polling. */
  pollAfter?: (value: T) => number | null
  /** Loads nothing until the first `refetch`. */
  lazy?: boolean
}

/**
 * Loads data for a component. A request is aborted when a newer one replaces it and when the component is destroyed, so
 * an outdated response is never shown.
 */
export function resource<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { refetchWhen, pollAfter, lazy = false }: ResourceOptions<T> = {},
): Resource<T> {
  let value = $state.raw<T | null>(null)
  let problem = $state.raw<Problem | null>(null)
  let loading = $state(false)
  let request = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  function cancel() {
    clearTimeout(timer)
    request.abort()
  }

  async function refetch() {
    cancel()
    request = new AbortController()
    const { signal } = request
    loading = true
    try {
      const loaded = await load(signal)
      if (signal.aborted) return
      value = loaded
      problem = null
      const wait_ms = pollAfter?.(loaded) ?? null
      if (wait_ms !== null) timer = setTimeout(refetch, wait_ms)
    } catch (cause) {
      if (!signal.aborted) problem = asProblem(cause)
    } finally {
      if (!signal.aborted) loading = false
    }
  }

  $effect(() => cancel)
  if (refetchWhen) onChange(refetchWhen, refetch)
  if (!lazy) untrack(refetch)
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
    get isMissing() {
      return problem?.status === 404
    },
    get loading() {
      return loading
    },
    refetch,
    set(next) {
      value = next
    },
  }
}

/** Runs `work` whenever the value of `dependency` changes; values are compared as JSON. */
export function onChange(dependency: () => unknown, work: (json: string) => void): void {
  let before = untrack(() => JSON.stringify(dependency()))
  $effect(() => {
    const now = JSON.stringify(dependency())
    if (now === before) return
    before = now
    untrack(() => work(now))
  })
}
