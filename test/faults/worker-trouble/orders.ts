import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { HostileKind, OrderedKind, WorkerName } from './kinds.ts'

// The test tells the worker processes by files what to do, because the server passes nothing on to them.

/** `at`: with the first message about the task, or instead of its result. */
export type Order = { kind: OrderedKind; at: 'first message' | 'result' }

export class Orders {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
    for (const name of ['given', 'taken', 'tasks']) mkdirSync(path.join(folder, name), { recursive: true })
  }

  /** Gives an order to the next process of this kind that can take it. */
  give(worker: WorkerName, order: Order): void {
    const draft = path.join(this.folder, `${worker}.draft`)
    writeFileSync(draft, JSON.stringify(order))
    renameSync(draft, this.#given(worker))
  }

  /** The order that waits for a process. With a file: if the order was given before the file was received. */
  waiting(worker: WorkerName, file?: string): Order | undefined {
    try {
      const given = this.#given(worker)
      if (file && statSync(file).mtimeMs <= statSync(given).mtimeMs) return undefined
      return JSON.parse(readFileSync(given, 'utf8'))
    } catch {
      return undefined
    }
  }

  /** Takes the order that waits, so that no other process gets it. */
  take(worker: WorkerName, file?: string): Order | undefined {
    // Read first, because the test removes the file as soon as it has been taken.
    const order = this.waiting(worker, file)
    if (!order) return undefined
    try {
      renameSync(this.#given(worker), path.join(this.folder, 'taken', `${worker}.${process.pid}`))
      return order
    } catch {
      return undefined
    }
  }

  /** The process that has taken the last order; forgets it. */
  collectTaken(worker: WorkerName): number | undefined {
    const taken = path.join(this.folder, 'taken')
    const name = readdirSync(taken).find((name) => name.startsWith(`${worker}.`))
    if (!name) return undefined
    rmSync(path.join(taken, name))
    return Number(name.split('.')[1])
  }

  /** True when no process has tried the task with this file before. */
  isFirstAttempt(file: string): boolean {
    try {
      mkdirSync(path.join(this.folder, 'tasks', createHash('sha256').update(file).digest('hex')))
      return true
    } catch {
      return false
    }
  }

  #given(worker: WorkerName): string {
    return path.join(this.folder, 'given', worker)
  }
}

const MARK = 'worker-trouble: '

/** The end of a file that makes each process that reads it misbehave, as if the file had taken over a decoder. */
export function markOf(kind: HostileKind): Buffer {
  return Buffer.from(`<!-- ${MARK}${kind} -->`)
}

export function hostileKindOf(content: Buffer): HostileKind | undefined {
  const at = content.lastIndexOf(MARK)
  if (at < 0) return undefined
  return content.toString('utf8', at + MARK.length).replace(' -->', '') as HostileKind
}
