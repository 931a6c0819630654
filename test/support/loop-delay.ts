import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** How long the event loop was blocked: `max_ms` and `p99_ms` by the clock, `maxComputed_ms` in CPU time. */
export type LoopDelay = { max_ms: number; p99_ms: number; maxComputed_ms: number }

// Preloaded into a server with --import, so that its event loop is measured without changing its code.
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  let used = process.threadCpuUsage()
  let maxComputed_us = 0
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(used)
    maxComputed_us = Math.max(maxComputed_us, user + system)
    used = process.threadCpuUsage()
  }, 1).unref()
  process.on('message', (question) => {
    if (question !== 'loop-delay') return
    const delay: LoopDelay = {
      max_ms: delays.max / 1e6,
      p99_ms: delays.percentile(99) / 1e6,
      maxComputed_ms: maxComputed_us / 1000,
    }
    process.send?.(delay)
    delays.reset()
    maxComputed_us = 0
  })
  process.channel?.unref()
}
