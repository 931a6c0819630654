import { cpuTime_ms, peakMemory_bytes } from './usage.ts'

const CHECK_EVERY_MS = 25
/** A task that used the processor for this share of its time was not held up by other processes. */
const BUSY_SHARE = 0.8

export type TaskLimits = {
  /** The limit for the resident memory of the process. It is enforced only on Linux. */
  max_memory_bytes: number
  time_ms: number
  /** How long a task may take when it does not get the processor. Default: `time_ms`. */
  patience_ms?: number
}

/** A limit that a task has broken. `starved`: the machine was too busy, so the task is not to blame. */
export type BrokenLimit = 'memory' | 'time' | 'starved'

export type Watch = {
  /** Checks the limits once more and returns the one that was broken. */
  finish(): BrokenLimit | undefined
}

/**
 * Watches a process from outside, because a file that it reads may keep it from watching itself. Calls `kill` when the
 * process breaks a limit, or at `deadline_ms`, a time of `performance.now()`.
 */
export function watchTask(
  pid: number,
  { max_memory_bytes, time_ms, patience_ms = time_ms }: TaskLimits,
  deadline_ms: number,
  kill: () => void,
): Watch {
  const began_ms = performance.now()
  const cpuBefore_ms = cpuTime_ms(pid)
  let broken: BrokenLimit | undefined

  function brokenLimit(): BrokenLimit | undefined {
    if (isOverMemory()) return 'memory'
    const now_ms = performance.now()
    const took_ms = now_ms - began_ms
    if (took_ms >= time_ms && usedItsTime()) return 'time'
    return took_ms >= patience_ms || now_ms >= deadline_ms ? 'starved' : undefined
  }

  function isOverMemory(): boolean {
    return (peakMemory_bytes(pid) ?? 0) > max_memory_bytes
  }

  /** Where the system reports no CPU times, the task counts as guilty once `patience_ms` has passed. */
  function usedItsTime(): boolean {
    const cpu_ms = cpuTime_ms(pid)
    if (cpu_ms === null || cpuBefore_ms === null) return performance.now() - began_ms >= patience_ms
    return cpu_ms - cpuBefore_ms >= BUSY_SHARE * time_ms
  }

  const timer = setInterval(() => {
    broken = brokenLimit()
    if (!broken) return
    clearInterval(timer)
    kill()
  }, CHECK_EVERY_MS)

  return {
    finish() {
      clearInterval(timer)
      broken ??= isOverMemory() ? 'memory' : undefined
      return broken
    },
  }
}
