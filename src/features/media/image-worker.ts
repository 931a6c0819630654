import { writeFileSync } from 'node:fs'
import os from 'node:os'
import type { ImageOutcome } from './renditions.ts'
import { allowOnlyPictures, makeRenditions } from './resize.ts'

// A process of its own, started by `image-pool.ts`: a decoder that is led astray costs this process, which holds
// nothing of anybody else, and not the server.

/** An AVIF file of 15 KB can ask for a gigabyte. */
const MOST_MEMORY_BYTES = 768_000_000
const LOOK_EVERY_MS = 20
const LOWER_PRIORITY = 10

yieldToServer()
allowOnlyPictures()
// The server that is told to end still waits for the pictures that it was sent.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('message', async ({ path }: { path: string }) => {
  const watch = setInterval(endWhenTooLarge, LOOK_EVERY_MS)
  const outcome = await makeRenditions(path)
  clearInterval(watch)
  answer(outcome)
})
process.on('disconnect', end)
process.send?.('ready')

function answer(outcome: ImageOutcome, then?: () => void): void {
  if (process.connected) process.send?.(outcome, undefined, undefined, then)
}

function endWhenTooLarge(): void {
  if (process.memoryUsage.rss() > MOST_MEMORY_BYTES)
    answer({ status: 'refused', reason: 'too_much_memory' }, end)
}

/** `process.exit` would wait for the decoder. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** When the machine is short of time or memory, the server comes first, wherever the system lets us say so. */
function yieldToServer(): void {
  try {
    os.setPriority(LOWER_PRIORITY)
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // It works as well without.
  }
}
