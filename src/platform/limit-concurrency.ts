export type RunLimited = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>

export type WaitingLimit = { maxWaiting: number; tooMany(): Error }

/**
 * Returns a function that runs at most `limit` tasks at a time and starts the others in the order of their calls. It
 * rejects with `tooMany()` when too many wait, and with the signal's reason when the signal aborts before the start.
 */
export function limitConcurrency(limit: number, waitingLimit?: WaitingLimit): RunLimited {
  const waiting = new Set<() => void>()
  let running = 0

  function waitForStart(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.delete(start)
        reject(signal?.reason)
      }
      waiting.add(start)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  function startNext(): void {
    const [next] = waiting
    if (!next) {
      running--
      return
    }
    waiting.delete(next)
    next()
  }

  return async (task, signal) => {
    signal?.throwIfAborted()
    if (running < limit) running++
    else if (waitingLimit && waiting.size >= waitingLimit.maxWaiting) throw waitingLimit.tooMany()
    else await waitForStart(signal)
    try {
      return await task()
    } finally {
      startNext()
    }
  }
}
