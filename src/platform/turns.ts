/** The owner of a task, such as the id of an account. */
export type Owner = string | number

export type TurnsOptions = {
  /** How many tasks run at once. */
  limit: number
  /** How many tasks of one owner run at once. Default: `limit`. */
  maxPerOwner?: number
  waiting?: WaitingLimit
}

export type WaitingLimit = {
  max: number
  /** How long a task may wait. Default: for ever. */
  max_ms?: number
  /** The error of a task that may not wait, or may not wait any longer. */
  tooMany(): Error
}

/**
 * Runs the task when its turn comes. Before that, rejects with the signal's reason when the signal aborts, and with
 * `tooMany` when too many tasks wait or this one has waited too long.
 */
export type RunInTurn = <T>(owner: Owner, task: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/**
 * Limits how many tasks run at once. Owners take turns: however many tasks an owner has, another owner's next task
 * waits for at most one task of each. When too many tasks wait, the owner with the most loses the newest one.
 */
export function openTurns({ limit, maxPerOwner = limit, waiting }: TurnsOptions): RunInTurn {
  const queues = openQueues()
  const running = new Map<Owner, number>()
  let all = 0

  const runningOf = (owner: Owner) => running.get(owner) ?? 0
  const mayStart = (owner: Owner) => all < limit && runningOf(owner) < maxPerOwner

  function count(owner: Owner, change: 1 | -1): void {
    all += change
    running.set(owner, runningOf(owner) + change)
    if (runningOf(owner) === 0) running.delete(owner)
  }

  async function waitForTurn(owner: Owner, signal: AbortSignal | undefined): Promise<void> {
    if (waiting && queues.size() >= waiting.max) queues.makeRoomFor(owner, waiting.tooMany)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const task: Waiting = {
      start() {
        count(owner, 1)
        resolve()
      },
      // Leaves the queue at once, because a rejected task must not be started any more.
      reject(reason) {
        queues.remove(owner, task)
        reject(reason)
      },
    }
    const abort = () => task.reject(signal?.reason)
    const timer = waiting?.max_ms && setTimeout(() => task.reject(waiting.tooMany()), waiting.max_ms)
    signal?.addEventListener('abort', abort)
    queues.add(owner, task)
    try {
      await promise
    } finally {
      signal?.removeEventListener('abort', abort)
      if (timer) clearTimeout(timer)
    }
  }

  return async (owner, task, signal) => {
    signal?.throwIfAborted()
    if (mayStart(owner)) count(owner, 1)
    else await waitForTurn(owner, signal)
    try {
      return await task()
    } finally {
      count(owner, -1)
      queues.takeNext(mayStart)?.start()
    }
  }
}

type Waiting = { start(): void; reject(reason: unknown): void }

/** The waiting tasks of each owner. */
function openQueues() {
  /** In the order of the owners' turns. */
  const queues = new Map<Owner, Set<Waiting>>()
  const sizeOf = (owner: Owner) => queues.get(owner)?.size ?? 0

  function remove(owner: Owner, task: Waiting): void {
    const queue = queues.get(owner)
    queue?.delete(task)
    if (queue?.size === 0) queues.delete(owner)
  }

  return {
    size: () => queues.values().reduce((sum, queue) => sum + queue.size, 0),
    add(owner: Owner, task: Waiting): void {
      queues.set(owner, (queues.get(owner) ?? new Set()).add(task))
    },
    remove,
    /** Removes and returns the first task of the next owner who may start one. Puts that owner last. */
    takeNext(mayStart: (owner: Owner) => boolean): Waiting | undefined {
      const [owner, queue] = queues.entries().find(([owner]) => mayStart(owner)) ?? []
      const [first] = queue ?? []
      if (owner === undefined || !queue || !first) return undefined
      queues.delete(owner)
      queues.set(owner, queue)
      remove(owner, first)
      return first
    },
    /** Rejects the newest task of the owner with the most tasks. @throws Error if `owner` would then have the most */
    makeRoomFor(owner: Owner, tooMany: () => Error): void {
      const longest = queues
        .values()
        .reduce((most, queue) => (queue.size > most.size ? queue : most), new Set())
      if (longest.size <= sizeOf(owner) + 1) throw tooMany()
      const newest = [...longest].at(-1)
      newest?.reject(tooMany())
    },
  }
}
