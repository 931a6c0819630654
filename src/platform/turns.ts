export type Turns = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/** How many may wait, and what the next one is told. */
export type QueueLimit = { most: number; full(): Error }

/**
 * Runs at most `limit` tasks at a time, the others in the order they came. Rejects with `queue.full()` when too many
 * wait, and with the signal's reason when it is aborted before the task's turn.
 */
export function turns(limit: number, queue?: QueueLimit): Turns {
  const waiting = new Set<() => void>()
  let running = 0

  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.delete(begin)
        reject(signal?.reason)
      }
      waiting.add(begin)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  function passOn(): void {
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
    else if (queue && waiting.size >= queue.most) throw queue.full()
    else await turn(signal)
    try {
      return await task()
    } finally {
      passOn()
    }
  }
}
