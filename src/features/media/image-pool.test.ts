import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { noise, plain } from '../../../test/support/pictures.ts'
import { AppError } from '../../platform/errors.ts'
import { type ImagePool, type ImagePoolOptions, openImagePool } from './image-pool.ts'

const isLinux = process.platform === 'linux'
/** The running child processes of this process. */
const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)

/** Whether a process has opened the endless pipe. */
const isReading = (child: string) =>
  readdirSync(`/proc/${child}/fd`).some((fd) => readlinkSync(`/proc/${child}/fd/${fd}`).endsWith('/endless'))

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
    const opened = openImagePool({ processes: 1, ...options })
    pool = opened
    return { resize: (file: string, owner_id = 1) => opened.resize(file, owner_id) }
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

  it('refuses a picture that needs too much memory before it is decoded', async () => {
    const sizes = [
      { width: 7_300, height: 5_400, bitdepth: 8 },
      { width: 6_000, height: 5_000, bitdepth: 10 },
    ] as const
    const files = await Promise.all(
      sizes.map(async ({ bitdepth, ...size }) => {
        const greedy = await plain(size).avif({ effort: 0, bitdepth }).toBuffer()
        expect(greedy.length).toBeLessThan(2_000)
        return file(`greedy-${bitdepth}`, greedy)
      }),
    )
    const { resize } = open()
    await resize(good)
    const before = isLinux ? children() : []
    for (const path of files)
      expect(await resize(path)).toEqual({ status: 'refused', reason: 'too_much_memory' })
    // A process that uses too much memory is killed.
    expect(isLinux ? children() : []).toEqual(before)
  })

  it('makes an AVIF of 24 megapixels', async () => {
    const { resize } = open({ time_ms: 60_000 })
    const large = await plain({ width: 6_000, height: 4_000 }).avif({ effort: 0, bitdepth: 12 }).toBuffer()
    expect(await resize(file('large', large))).toMatchObject({ status: 'made', width: 1280 })
  })

  it.runIf(isLinux)('refuses a picture that takes too long, and reads the next one', async () => {
    const { resize } = open({ time_ms: 100, patience_ms: 60_000 })
    const slow = await noise(1, { width: 6_000, height: 4_000 }).jpeg().toBuffer()
    expect(await resize(file('slow', slow))).toEqual({ status: 'refused', reason: 'took_too_long' })
    expect(await resize(good)).toMatchObject({ status: 'made' })
  })

  it.runIf(isLinux)('is unavailable when the machine is too busy to read a picture', async () => {
    const { resize } = open({ time_ms: 300 })
    expect(await refusalOf(resize(endless))).toEqual(['unavailable', 5])
    await eventually(async () => expect(await resize(good)).toMatchObject({ status: 'made' }))
  })

  it.runIf(isLinux)('takes turns between people, however many pictures one of them has', async () => {
    const { resize } = open()
    const done: string[] = []
    const pictures = ['a1', 'a2', 'a3', 'b1'].map((name) =>
      resize(good, name.startsWith('a') ? 1 : 2).then(() => done.push(name)),
    )
    await Promise.all(pictures)
    expect(done).toEqual(['a1', 'a2', 'b1', 'a3'])
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

  it.runIf(isLinux)('tries a picture once more after its process died, and then refuses it', async () => {
    const { resize } = open({ time_ms: 60_000 })
    // The pipe has a writer, so that the processes can open it and wait for content.
    const writer = openSync(endless, 'r+')
    const reading = resize(endless)
    const killed = new Set<string>()
    for (let time = 0; time < 2; time++) {
      await eventually(() => {
        const reader = children().find((child) => !killed.has(child) && isReading(child))
        expect(reader).toBeDefined()
        killed.add(reader!)
        process.kill(Number(reader), 'SIGKILL')
      })
    }
    closeSync(writer)
    const cause = expect.stringContaining('SIGKILL')
    expect(await reading).toEqual({ status: 'refused', reason: 'damaged', cause })
    expect(await resize(good)).toMatchObject({ status: 'made' })
  })
})
