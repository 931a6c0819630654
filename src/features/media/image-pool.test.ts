import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { plain } from '../../../test/support/pictures.ts'
import { AppError } from '../../platform/errors.ts'
import { type ImagePool, type ImagePoolOptions, openImagePool } from './image-pool.ts'

const isLinux = process.platform === 'linux'
/** The running child processes of this process. */
const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)

describe('the image pool', () => {
  let folder: string
  let good: string
  /** A pipe without a writer: reading it never ends. */
  let endless: string
  let pool: ImagePool | undefined

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
    good = path.join(folder, 'good')
    writeFileSync(good, await plain().jpeg().toBuffer())
    endless = path.join(folder, 'endless')
    if (process.platform !== 'win32') execFileSync('mkfifo', [endless])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  afterEach(() => pool?.close())

  const open = (options: Partial<ImagePoolOptions> = {}) => {
    pool = openImagePool({ processes: 1, ...options })
    return pool
  }
  const file = (name: string, content: Uint8Array | string) => {
    const place = path.join(folder, name)
    writeFileSync(place, content)
    return place
  }
  const refusalOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(AppError)
    const { code, retryAfter_s } = error as AppError
    return [code, retryAfter_s]
  }

  it('decodes JPEG, PNG, WebP and AVIF and refuses other formats', async () => {
    const { resize } = open()
    const others: Record<string, Uint8Array | string> = {
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      gif: await plain().gif().toBuffer(),
      tiff: await plain().tiff().toBuffer(),
      text: 'some,words\n1,2\n',
    }
    for (const [name, content] of Object.entries(others))
      expect([name, await resize(file(name, content))]).toEqual([
        name,
        { status: 'refused', reason: 'damaged' },
      ])
    expect(await resize(path.join(folder, 'absent'))).toMatchObject({ status: 'refused' })
    expect(await resize(good)).toMatchObject({ status: 'made', width: 40, height: 30 })
  })

  it('refuses a picture that needs too much memory, and reads the next one', async () => {
    const { resize } = open()
    const greedy = await plain({ width: 7_300, height: 5_400 }).avif({ effort: 0 }).toBuffer()
    expect(greedy.length).toBeLessThan(10_000)
    expect(await resize(file('greedy', greedy))).toEqual({ status: 'refused', reason: 'too_much_memory' })
    expect(await resize(good)).toMatchObject({ status: 'made' })
  })

  it.runIf(isLinux)('refuses a picture that takes too long, and reads the next one', async () => {
    const { resize } = open({ readTimeout_ms: 1_500 })
    expect(await resize(endless)).toEqual({ status: 'refused', reason: 'took_too_long' })
    expect(await resize(good)).toMatchObject({ status: 'made' })
  })

  it.runIf(isLinux)('is unavailable after too long a wait, and when too many requests wait', async () => {
    const { resize } = open({ maxWait_ms: 200 })
    const first = resize(endless).catch(() => {})
    const waiting = Array.from({ length: 60 }, () => refusalOf(resize(good)))
    expect(
      await Promise.race([refusalOf(resize(good)), ...waiting.map((each) => each.then(() => 'waited'))]),
    ).toEqual(['unavailable', 5])
    for (const refusal of await Promise.all(waiting)) expect(refusal).toEqual(['unavailable', 5])
    pool?.close()
    await first
  })

  it.runIf(isLinux)('is unavailable for the picture whose process died, and reads the next one', async () => {
    const { resize } = open()
    await resize(good)
    const [child] = children()
    const reading = refusalOf(resize(endless))
    process.kill(Number(child), 'SIGKILL')
    expect(await reading).toEqual(['unavailable', 5])
    expect(await resize(good)).toMatchObject({ status: 'made' })
    expect(children()).not.toContain(child)
  })

  it.runIf(isLinux)(
    'runs its processes without secrets and at low priority, and ends them on close',
    async () => {
      const { resize } = open()
      vi.stubEnv('SECRET_KEY', 'canary')
      await resize(good)
      vi.unstubAllEnvs()
      const [child] = children()
      expect(readFileSync(`/proc/${child}/environ`, 'utf8')).not.toMatch(/canary|SECRET/)
      expect(readFileSync(`/proc/${child}/oom_score_adj`, 'utf8').trim()).toBe('1000')
      // Field 18 is the priority; the default is 20.
      expect(Number(readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ')[15])).toBe(30)
      process.kill(Number(child), 'SIGTERM')
      process.kill(Number(child), 'SIGINT')
      expect(await resize(good)).toMatchObject({ status: 'made' })
      expect(children()).toContain(child)
      pool?.close()
      await eventually(() => expect(children()).not.toContain(child))
    },
  )
})
