import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import type { Behaviour, UnreliableTask } from '../../../test/support/unreliable-worker.ts'
import { type Frame, openWorkerPool, type PoolOptions, TaskFailure, type WorkerPool } from './index.ts'

const SCRIPT = new URL('../../../test/support/unreliable-worker.ts', import.meta.url)
const isLinux = process.platform === 'linux'

type Echo = { text: string; pid: number; parts: string[] }

function readEcho({ value, parts }: Frame): Echo {
  const { text, pid } = value as Echo
  if (typeof text !== 'string') throw new Error('it sent no text')
  return { text, pid, parts: parts.map((part) => Buffer.from(part).toString()) }
}

describe('a pool of worker processes', () => {
  let pool: WorkerPool<Echo> | undefined

  afterEach(() => pool?.close())

  function open(options: Partial<PoolOptions<Echo>> = {}) {
    pool?.close()
    pool = openWorkerPool({
      script: SCRIPT,
      processes: 1,
      max_heap_mb: 64,
      max_memory_bytes: 400_000_000,
      time_ms: 60_000,
      answer: { max_json_bytes: 1_000, max_parts_bytes: 100_000 },
      readResult: readEcho,
      ...options,
    })
    const run = (behaviour: Behaviour, more: Partial<Parameters<WorkerPool<Echo>['run']>[0]> = {}) =>
      pool!.run({
        owner: 'ana',
        ...more,
        input: { behaviour, ...(more.input as object) } satisfies UnreliableTask,
      })
    const failure = async (behaviour: Behaviour) => {
      const error = await run(behaviour).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(TaskFailure)
      return (error as TaskFailure).reason
    }
    return { run, failure }
  }

  it('does tasks with bytes in both directions, one after another in the same process', async () => {
    const { run } = open()
    const first = await run('echo', {
      loadParts: async () => ['one', '', 'two'].map((text) => Buffer.from(text)),
    })
    expect(first).toEqual({ text: 'echo', pid: expect.any(Number), parts: ['one', '', 'two'] })
    const large = 'x'.repeat(90_000)
    expect(await run('echo', { loadParts: async () => [Buffer.from(large)] })).toEqual({
      ...first,
      parts: [large],
    })
  })

  it('runs as many tasks at once as it has processes', async () => {
    const { run } = open({ processes: 2 })
    const pids = (await Promise.all([run('echo'), run('echo'), run('echo')])).map(({ pid }) => pid)
    expect(new Set(pids).size).toBe(2)
  })

  it('reports the progress of a task', async () => {
    const shares: number[] = []
    await open().run('report', { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([0, 0.25, 1])
  })

  it('throws the error of a task, and does the next task', async () => {
    const { run } = open()
    await expect(run('throw')).rejects.toThrow('the work failed')
    expect(await run('echo')).toMatchObject({ text: 'echo' })
  })

  describe('ends a process', () => {
    it('whose heap is full', async () => {
      const { run, failure } = open()
      expect(await failure('fill heap')).toBe('memory')
      expect(await run('echo')).toMatchObject({ text: 'echo' })
    })

    it.runIf(isLinux)('that uses too much memory outside its heap', async () => {
      const { run, failure } = open()
      expect(await failure('fill memory')).toBe('memory')
      expect(await run('echo')).toMatchObject({ text: 'echo' })
    })

    it.runIf(isLinux)('that has used up its time on the processor', async () => {
      const { run, failure } = open({ time_ms: 300, patience_ms: 20_000 })
      expect(await failure('spin')).toBe('time')
      expect(await run('echo')).toMatchObject({ text: 'echo' })
    })

    it.runIf(isLinux)('that did not get its time on the processor, and does not blame the task', async () => {
      const { run, failure } = open({ time_ms: 300, patience_ms: 900 })
      expect(await failure('sleep')).toBe('starved')
      expect(await run('echo')).toMatchObject({ text: 'echo' })
    })

    it.runIf(isLinux)('that is stopped', async () => {
      const { run } = open({ time_ms: 300, patience_ms: 600 })
      const { pid } = await run('echo')
      process.kill(pid, 'SIGSTOP')
      await expect(run('echo')).rejects.toMatchObject({ reason: 'starved' })
      expect((await run('echo')).pid).not.toBe(pid)
    })

    it('at the deadline of its task', async () => {
      const { run } = open()
      await run('echo')
      const sleeping = run('sleep', { deadline_ms: performance.now() + 200 })
      await expect(sleeping).rejects.toMatchObject({ reason: 'starved' })
    })

    it('but not one that is still starting: only its task ends at the deadline', async () => {
      const { run } = open()
      await expect(run('echo', { deadline_ms: performance.now() + 1 })).rejects.toMatchObject({
        reason: 'starved',
      })
      expect(await run('echo')).toMatchObject({ text: 'echo' })
    })

    it('when its task is aborted, whether it runs or waits', async () => {
      const { run } = open()
      const { pid } = await run('echo')
      const control = new AbortController()
      const tasks = [run('sleep', { signal: control.signal }), run('echo', { signal: control.signal })]
      control.abort(new Error('nobody waits any more'))
      for (const outcome of await Promise.allSettled(tasks))
        expect(outcome).toMatchObject({ reason: { message: 'nobody waits any more' } })
      expect((await run('echo')).pid).not.toBe(pid)
    })
  })

  describe('a task whose process', () => {
    const fatal: Behaviour[] = [
      'exit',
      'close channel',
      'crash',
      'answer another task',
      'wrong shape',
      'no frame',
      'broken JSON',
      'huge frame',
      'endless reports',
    ]
    it.each(fatal)('misbehaves is tried once more and then fails: %s', async (behaviour) => {
      const { run, failure } = open()
      const { pid } = await run('echo')
      expect(await failure(behaviour)).toBe('died')
      expect((await run('echo')).pid).not.toBe(pid)
    })

    it('returns a result of a wrong shape fails', async () => {
      const { failure } = open({
        readResult: () => {
          throw new Error('it is not what was asked for')
        },
      })
      expect(await failure('echo')).toBe('died')
    })

    it('dies once is done by the next process', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
      const { run } = open()
      const { pid } = await run('echo')
      const done = await run('exit once', { input: { marker: path.join(folder, 'tried') } })
      expect(done.pid).not.toBe(pid)
      rmSync(folder, { recursive: true })
    })

    it('never completes a message runs out of time', async () => {
      const { failure } = open({ time_ms: 300, patience_ms: 20_000 })
      expect(await failure('endless frame')).toBe('time')
    })

    it('floods the error output is done all the same', async () => {
      expect(await open().run('write errors')).toMatchObject({ text: 'write errors' })
    })
  })

  it('kills an idle process that sends anything', async () => {
    const { run } = open()
    const { pid } = await run('chatter')
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
    expect(await run('echo')).toMatchObject({ text: 'echo' })
  })

  it('uses another process when an idle one has died', async () => {
    const { run } = open()
    const { pid } = await run('echo')
    process.kill(pid, 'SIGKILL')
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
    expect((await run('echo')).pid).not.toBe(pid)
  })

  it('throws when its script does not start, and says why', async () => {
    const { run } = open({ script: new URL('./absent.ts', import.meta.url) })
    const error = await run('echo').catch((reason: Error) => reason)
    expect(String((error as Error).cause)).toMatch(/exit code 1.*absent\.ts/s)
  })

  it('fails its tasks when it is closed, and takes no other', async () => {
    const { run } = open()
    const { pid } = await run('echo')
    const tasks = [run('sleep'), run('echo')]
    pool?.close()
    for (const outcome of await Promise.allSettled([...tasks, run('echo')]))
      expect(outcome).toMatchObject({ reason: { message: expect.stringContaining('closed') } })
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
  })

  it.runIf(isLinux)('gives its processes no secrets, a low priority, and no dumps of memory', async () => {
    vi.stubEnv('SECRET_KEY', 'canary')
    const { run } = open()
    const { pid } = await run('echo')
    vi.unstubAllEnvs()
    expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).not.toMatch(/canary|SECRET|PATH/)
    expect(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim()).toBe('1000')
    expect(Number(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8'))).toBe(0)
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1')
      // Field 18 is the priority; the default is 20.
      expect(Number(stat.split(') ')[1]?.split(' ')[15])).toBe(30)
    }
    process.kill(pid, 'SIGTERM')
    process.kill(pid, 'SIGINT')
    expect((await run('echo')).pid).toBe(pid)
  })
})
