import { describe, expect, it } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

/** Tasks that end on demand, and the ids of those that have started. */
function controlledTasks() {
  const started: number[] = []
  const ends = new Map<number, (error?: Error) => void>()
  const task = (id: number) => () =>
    new Promise<number>((resolve, reject) => {
      started.push(id)
      ends.set(id, (error) => (error ? reject(error) : resolve(id)))
    })
  return { started, end: (id: number, error?: Error) => ends.get(id)?.(error), task }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('limitConcurrency', () => {
  it('runs as many tasks as allowed and starts the others in order', async () => {
    const { started, end, task } = controlledTasks()
    const runLimited = limitConcurrency(2)
    const all = [1, 2, 3, 4].map((id) => runLimited(task(id)))
    await settle()
    expect(started).toEqual([1, 2])
    end(2)
    await settle()
    expect(started).toEqual([1, 2, 3])
    end(1)
    end(3)
    await settle()
    end(4)
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
  })

  it('starts the next task after one has failed', async () => {
    const { end, task } = controlledTasks()
    const runLimited = limitConcurrency(1)
    const [first, second] = [runLimited(task(1)), runLimited(task(2))]
    await settle()
    end(1, new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    await settle()
    end(2)
    expect(await second).toBe(2)
  })

  it("rejects with the caller's error when too many tasks wait", async () => {
    const { end, task } = controlledTasks()
    const runLimited = limitConcurrency(1, { maxWaiting: 1, tooMany: () => new Error('come back later') })
    const [first, second] = [runLimited(task(1)), runLimited(task(2))]
    await expect(runLimited(task(3))).rejects.toThrow('come back later')
    await settle()
    end(1)
    await settle()
    end(2)
    expect(await Promise.all([first, second])).toEqual([1, 2])
    expect(await runLimited(async () => 4)).toBe(4)
  })

  it('rejects a waiting task whose signal aborts, and runs the others', async () => {
    const { started, end, task } = controlledTasks()
    const runLimited = limitConcurrency(1)
    const stop = new AbortController()
    const [first, second, third] = [
      runLimited(task(1)),
      runLimited(task(2), stop.signal),
      runLimited(task(3)),
    ]
    stop.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    await expect(runLimited(task(4), stop.signal)).rejects.toThrow('stopped')
    await settle()
    end(1)
    await settle()
    end(3)
    expect(await Promise.all([first, third])).toEqual([1, 3])
    expect(started).toEqual([1, 3])
  })
})
