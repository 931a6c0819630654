import { describe, expect, it, vi } from 'vitest'
import { openTurns, type WaitingLimit } from './turns.ts'

/** Tasks that end on demand, and the ids of those that have started. */
function controlledTasks() {
  const started: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  const task = (id: string) => () =>
    new Promise<string>((resolve, reject) => {
      started.push(id)
      ends.set(id, (error) => (error ? reject(error) : resolve(id)))
    })
  const end = async (id: string, error?: Error) => {
    ends.get(id)?.(error)
    await settle()
  }
  return { started, end, task }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))
const waiting = (more: Partial<WaitingLimit>): { waiting: WaitingLimit } => ({
  waiting: { max: 100, tooMany: () => new Error('come back later'), ...more },
})

describe('a queue of tasks', () => {
  it('runs as many tasks at once as allowed, and starts the other tasks of an owner in order', async () => {
    const { started, end, task } = controlledTasks()
    const run = openTurns({ limit: 2 })
    const all = ['1', '2', '3', '4'].map((id) => run('ana', task(id)))
    await settle()
    expect(started).toEqual(['1', '2'])
    await end('2')
    expect(started).toEqual(['1', '2', '3'])
    await end('1')
    await end('3')
    await end('4')
    expect(await Promise.all(all)).toEqual(['1', '2', '3', '4'])
  })

  it('lets owners take turns, however many tasks one of them has', async () => {
    const { started, end, task } = controlledTasks()
    const run = openTurns({ limit: 1 })
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((id) => run(id[0]!, task(id)))
    await settle()
    for (const id of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']) await end(id)
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
    await Promise.all(all)
  })

  it('starts the tasks of other owners when each owner may run only one at once', async () => {
    const { started, end, task } = controlledTasks()
    const run = openTurns({ limit: 3, maxPerOwner: 1 })
    const all = ['a1', 'a2', 'b1', 'a3', 'b2'].map((id) => run(id[0]!, task(id)))
    await settle()
    expect(started).toEqual(['a1', 'b1'])
    await end('b1')
    expect(started).toEqual(['a1', 'b1', 'b2'])
    for (const id of ['b2', 'a1', 'a2', 'a3']) await end(id)
    expect(started).toEqual(['a1', 'b1', 'b2', 'a2', 'a3'])
    await Promise.all(all)
  })

  it('starts the next task after one has failed', async () => {
    const { end, task } = controlledTasks()
    const run = openTurns({ limit: 1 })
    const [first, second] = [run('ana', task('1')), run('ana', task('2'))]
    await settle()
    await Promise.all([expect(first).rejects.toThrow('broken'), end('1', new Error('broken'))])
    await end('2')
    expect(await second).toBe('2')
  })

  it("rejects a task with the caller's error when too many tasks wait", async () => {
    const { end, task } = controlledTasks()
    const run = openTurns({ limit: 1, ...waiting({ max: 1 }) })
    const [first, second] = [run('ana', task('1')), run('ana', task('2'))]
    await expect(run('ana', task('3'))).rejects.toThrow('come back later')
    await settle()
    await end('1')
    await end('2')
    expect(await Promise.all([first, second])).toEqual(['1', '2'])
    expect(await run('ana', async () => '4')).toBe('4')
  })

  it('rejects the newest task of the owner with the most when a task of another owner needs room', async () => {
    const { started, end, task } = controlledTasks()
    const run = openTurns({ limit: 1, ...waiting({ max: 3 }) })
    const outcomes = Promise.allSettled(
      ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((id) => run(id[0]!, task(id))),
    )
    await settle()
    for (const id of ['a1', 'a2', 'b1', 'a3']) await end(id)
    expect(started).toEqual(['a1', 'a2', 'b1', 'a3'])
    expect((await outcomes).map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ])
  })

  it('rejects a task that has waited too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { end, task } = controlledTasks()
    const run = openTurns({ limit: 1, ...waiting({ max_ms: 500 }) })
    const [first, second] = [run('ana', task('1')), run('ben', task('2'))]
    await settle()
    vi.advanceTimersByTime(499)
    const third = run('ben', task('3'))
    vi.advanceTimersByTime(1)
    await expect(second).rejects.toThrow('come back later')
    await end('1')
    vi.advanceTimersByTime(1_000)
    await end('3')
    expect(await Promise.all([first, third])).toEqual(['1', '3'])
    vi.useRealTimers()
  })

  it('rejects a waiting task whose signal aborts, and runs the others', async () => {
    const { started, end, task } = controlledTasks()
    const run = openTurns({ limit: 1 })
    const stop = new AbortController()
    const [first, second, third] = [
      run('ana', task('1')),
      run('ana', task('2'), stop.signal),
      run('ana', task('3')),
    ]
    stop.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    await expect(run('ana', task('4'), stop.signal)).rejects.toThrow('stopped')
    await settle()
    await end('1')
    await end('3')
    expect(await Promise.all([first, third])).toEqual(['1', '3'])
    expect(started).toEqual(['1', '3'])
  })
})
