import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { askLoopDelay, IDLE, LOOP_DELAY } from '../support/ask-loop-delay.ts'
import type { LoopDelay } from '../support/loop-delay.ts'
import { ROOT } from '../tools.ts'

export type ServerProcess = {
  url: string
  /** The time from the spawn to the line that reports the server as ready. */
  startup_ms: number
  process: ChildProcess
  /** Everything that the server has written so far to stdout and stderr. */
  output(): string
  /** How long the event loop was blocked since the last call. Needs `LOOP_DELAY` as preload. */
  loopDelay(): Promise<LoopDelay>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code and how long it took. */
  stop(): Promise<{ code: number | null; took_ms: number }>
}

export type Ended = { code: number | null; output: string }

const READY = /is ready: (http:\/\/\S+)/
const START_WITHIN_MS = 120_000
/** Where Node.js caches compiled code. The launcher uses the same folder. */
const COMPILE_CACHE = path.join(ROOT, '.cache', 'compile')

/**
 * Starts the real server on a free port; `preload` is a script to load before it. When the server exits before it is
 * ready, rejects with its output.
 */
export function startServer(env: Record<string, string>, preload?: string): Promise<ServerProcess> {
  return start('src/main.ts', { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env }, preload)
}

/** Starts a process that does nothing, to measure what the machine alone delays. */
export function startIdle(): Promise<ServerProcess> {
  return start(IDLE, {}, LOOP_DELAY)
}

async function start(script: string, env: Record<string, string>, preload?: string): Promise<ServerProcess> {
  const began = performance.now()
  const { child, output } = spawnNode(script, [], env, preload)
  const url = await readyAddress(child, output)
  const end = async (signal: NodeJS.Signals) => {
    const since = performance.now()
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return { code: child.exitCode, took_ms: performance.now() - since }
  }
  return {
    url,
    startup_ms: performance.now() - began,
    process: child,
    output,
    loopDelay: () => askLoopDelay(child),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** Runs a script of the project and waits for its end. */
export async function runScript(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const { child, output } = spawnNode(script, args, env)
  await once(child, 'close')
  return { code: child.exitCode, output: output() }
}

function spawnNode(script: string, args: string[], env: Record<string, string>, preload?: string) {
  const flags = preload ? ['--import', path.resolve(ROOT, preload)] : []
  const child = spawn(process.execPath, [...flags, path.join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', ...(preload === LOOP_DELAY ? (['ipc'] as const) : [])],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
  })
  return { child, output: collectOutput(child) }
}

/** Collects both streams of `child`; the returned function gives the output so far. */
export function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}

/** Waits for the address that the server prints when it is ready. */
export async function readyAddress(
  child: ChildProcess,
  output: () => string,
  within_ms = START_WITHIN_MS,
): Promise<string> {
  const until = performance.now() + within_ms
  while (performance.now() < until) {
    const url = READY.exec(output())?.[1]
    if (url) return url
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server exited before it was ready:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  child.kill('SIGKILL')
  throw new Error(`the server was not ready within ${within_ms} ms:\n${output()}`)
}
