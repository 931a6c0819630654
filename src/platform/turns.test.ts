import { describe, expect, it } from 'vitest'
import { turns } from './turns.ts'

/** Tasks that end when they are told, and who is at work. */
function watched() {
  const begun: number[] = []
  const end = new Map<number, (error?: Error) => void>()
  const task = (id: number) => () =>
    new Promise<number>((resolve, reject) => {
      begun.push(id)
      end.set(id, (error) => (error ? reject(error) : resolve(id)))
    })
  return { begun, end: (id: number, error?: Error) => end.get(id)?.(error), task }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('are given to as many at a time as may be, then in the order they came', async () => {
    const { begun, end, task } = watched()
    const inTurn = turns(2)
    const all = [1, 2, 3, 4].map((id) => inTurn(task(id)))
    await settle()
    expect(begun).toEqual([1, 2])
    end(2)
    await settle()
    expect(begun).toEqual([1, 2, 3])
    end(1)
    end(3)
    await settle()
    end(4)
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
  })

  it('go on after a task that failed', async () => {
    const { end, task } = watched()
    const inTurn = turns(1)
    const [first, second] = [inTurn(task(1)), inTurn(task(2))]
    await settle()
    end(1, new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    await settle()
    end(2)
    expect(await second).toBe(2)
  })

  it('are refused, in the words of the caller, when too many wait', async () => {
    const { end, task } = watched()
    const inTurn = turns(1, { most: 1, full: () => new Error('come back later') })
    const [first, second] = [inTurn(task(1)), inTurn(task(2))]
    await expect(inTurn(task(3))).rejects.toThrow('come back later')
    await settle()
    end(1)
    await settle()
    end(2)
    expect(await Promise.all([first, second])).toEqual([1, 2])
    expect(await inTurn(async () => 4)).toBe(4)
  })

  it('are given up by who stops waiting, and nobody else loses one', async () => {
    const { begun, end, task } = watched()
    const inTurn = turns(1)
    const stop = new AbortController()
    const [first, second, third] = [inTurn(task(1)), inTurn(task(2), stop.signal), inTurn(task(3))]
    stop.abort(new Error('stopped'))
    await expect(second).rejects.toThrow('stopped')
    await expect(inTurn(task(4), stop.signal)).rejects.toThrow('stopped')
    await settle()
    end(1)
    await settle()
    end(3)
    expect(await Promise.all([first, third])).toEqual([1, 3])
    expect(begun).toEqual([1, 3])
  })
})
