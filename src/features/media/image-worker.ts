import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import type { ImageOutcome } from './renditions.ts'
import { disableOtherDecoders, makeRenditions } from './resize.ts'

// Runs as a process of its own, started by `image-processes.ts`: a file that exploits a decoder can then attack only
// this process, which holds no data of other people.

/** A limit, because an AVIF file of 15 KB can make the decoder allocate a gigabyte. */
const MAX_MEMORY_BYTES = 768_000_000
const CHECK_EVERY_MS = 20
const LOWER_PRIORITY = 10

yieldToServer()
disableOtherDecoders()
// Ignored: a server that is shutting down still waits for the pictures it has received.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('message', async ({ path }: { path: string }) => {
  const watch = setInterval(() => isAboveMemoryLimit() && refuse(), CHECK_EVERY_MS)
  const outcome = await makeRenditions(path)
  clearInterval(watch)
  // On a busy machine, no check may have run while memory was at its peak.
  if (isAboveMemoryLimit()) refuse()
  else respond(outcome)
})
process.on('disconnect', end)
process.send?.('ready')

function respond(outcome: ImageOutcome, then?: () => void): void {
  if (process.connected) process.send?.(outcome, undefined, undefined, then)
}

function refuse(): void {
  respond({ status: 'refused', reason: 'too_much_memory' }, end)
}

function isAboveMemoryLimit(): boolean {
  return peakMemory_bytes() > MAX_MEMORY_BYTES
}

/** The most memory that this process has used; only its present memory where the system does not report the peak. */
function peakMemory_bytes(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss()
  const [, peak_kib = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(peak_kib) * 1024
}

/** Ends the process at once; `process.exit` would wait for the decoder. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** Gives the server priority when CPU time or memory is short, where the system allows that. */
function yieldToServer(): void {
  try {
    os.setPriority(LOWER_PRIORITY)
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Optional: pictures are read without it as well.
  }
}
