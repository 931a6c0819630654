import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { multipart, PASSWORD, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { noise, plain } from '../../../test/support/pictures.ts'
import { keysIn, onEachStorage } from '../../../test/support/storages.ts'
import { maintain } from '../../maintenance.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { imageKeys } from '../media/files.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ABSENT = '0123456789abcdef0123456789abcdef'

onEachStorage('pictures', (build) => {
  let test: TestApp
  let small: Buffer
  /** Two of these fit into a megabyte, three do not. */
  let large: Buffer
  let ana: Person
  let workout: number
  let people = 0

  beforeAll(async () => {
    test = await build({ QUOTAS: 'picture_mb=1' })
    small = await plain().jpeg().toBuffer()
    large = await noise(1, { width: 700, height: 700 }).jpeg({ quality: 95 }).toBuffer()
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    ana = await test.register(`ana${++people}`)
    workout = await newWorkout()
  })

  const newWorkout = async () => {
    const { body } = await ana.post('/api/workouts/', {
      sport: 'running',
      duration: 30,
      visibility: 'public',
    })
    return body.id as number
  }
  const send = (
    method: 'POST' | 'PUT',
    url: string,
    content = small,
    more: Record<string, string> = {},
    person = ana,
  ) => {
    const form = multipart('photo.jpg', content, 'image')
    return test.request({ method, url, ...form, headers: { ...person.headers, ...form.headers, ...more } })
  }
  const of = (id = workout) => `/api/workouts/${id}/images/`
  const add = async (content?: Buffer) => {
    const { status, body } = await send('POST', of(), content)
    expect(status).toBe(201)
    return body.name as string
  }
  const address = (name: string) => `/api/images/${name}/`
  const shown = async () => (await ana.get(`/api/workouts/${workout}/`)).body.images as string[]
  /** The stored files of these images. */
  const stored = async (...names: string[]) =>
    (await keysIn(test, 'images')).filter((key) => names.some((name) => key.includes(name))).toSorted()
  const filesOf = (...names: string[]) => names.flatMap(imageKeys).toSorted()
  const rows = () =>
    test.services.db
      .selectFrom('image')
      .select(['name', 'size_bytes'])
      .where('owner_id', '=', ana.id)
      .execute()

  describe('of a workout', () => {
    it('are appended, and listed wherever the workout is shown', async () => {
      const { body } = await send('POST', of())
      expect(body).toEqual({
        name: expect.stringMatching(/^[0-9a-f]{32}$/),
        image: address(body.name),
        width: 40,
        height: 30,
      })
      const second = await add()
      expect(await shown()).toEqual([address(body.name), address(second)])
      const list = (await ana.get('/api/workouts/')).body.results
      expect(list[0].images).toEqual([address(body.name), address(second)])
      expect(await stored(body.name, second)).toEqual(filesOf(body.name, second))
    })

    it('are at most ten, and a refused upload leaves no files', async () => {
      const before = (await keysIn(test, 'images')).length
      const answers = await Promise.all(Array.from({ length: 13 }, () => send('POST', of())))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([
        ...new Array(10).fill(201),
        ...new Array(3).fill(409),
      ])
      const refused = answers.find(({ status }) => status === 409)
      expect(refused?.body).toMatchObject({ code: 'conflict', message: 'A workout has at most 10 pictures.' })
      expect(new Set(await shown()).size).toBe(10)
      expect(await rows()).toHaveLength(10)
      expect(await keysIn(test, 'images')).toHaveLength(before + 30)
    })

    it('keep their order when one is replaced', async () => {
      const [first, second, third] = [await add(), await add(), await add()]
      const { status, body } = await send('PUT', `${of()}${second}/`)
      expect([status, body.image]).toEqual([200, address(body.name)])
      expect(body.name).not.toBe(second)
      expect(await shown()).toEqual([first, body.name, third].map(address))
      expect((await ana.get(address(second))).status).toBe(404)
      expect(await stored(second)).toEqual(filesOf(second))
      await test.runJobs()
      expect(await stored(second, body.name)).toEqual(filesOf(body.name))
    })

    it('are reordered by a list that names each of them once', async () => {
      const [first, second, third] = [await add(), await add(), await add()]
      const order = (images: unknown[]) => ana.put(of(), { images })
      const { status, body } = await order([third, first, second])
      expect([status, body]).toEqual([200, { images: [third, first, second].map(address) }])
      expect(await shown()).toEqual(body.images)
      for (const wrong of [[first, second], [first, second, second], [first, second, ABSENT], []]) {
        const answer = await order(wrong)
        expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['images']])
      }
      expect((await order([1, 2, 3])).status).toBe(400)
      expect(await shown()).toEqual(body.images)
    })

    it('are deleted with their files; 404 the second time', async () => {
      const [first, second] = [await add(), await add()]
      expect((await ana.delete(`${of()}${first}/`)).status).toBe(204)
      expect(await shown()).toEqual([address(second)])
      expect((await ana.get(address(first))).status).toBe(404)
      expect((await ana.delete(`${of()}${first}/`)).status).toBe(404)
      await test.runJobs()
      expect(await stored(first, second)).toEqual(filesOf(second))
    })

    it('are hidden, restored and deleted together with their workout', async () => {
      const [first, second] = [await add(), await add()]
      await ana.delete(`/api/workouts/${workout}/`)
      expect((await ana.get(address(first))).status).toBe(404)
      expect((await send('POST', of())).status).toBe(404)
      expect((await send('PUT', `${of()}${first}/`)).status).toBe(404)
      expect((await ana.delete(`${of()}${first}/`)).status).toBe(404)
      expect((await ana.put(of(), { images: [second, first] })).status).toBe(404)
      await ana.post(`/api/workouts/trash/${workout}/restore/`)
      expect((await ana.get(address(first))).status).toBe(200)
      expect(await shown()).toEqual([first, second].map(address))
      await ana.delete(`/api/workouts/${workout}/`)
      test.clock.time += 31 * DAY_MS
      await maintain(test.services)
      await test.runJobs()
      expect(await rows()).toEqual([])
      expect(await stored(first, second)).toEqual([])
    })

    it('are added once when a request is repeated with its Idempotency-Key', async () => {
      const key = { 'idempotency-key': `first-${ana.username}` }
      const first = await send('POST', of(), small, key)
      const again = await send('POST', of(), small, key)
      expect([again.status, again.body]).toEqual([201, first.body])
      expect((await send('POST', of(), large, key)).status).toBe(422)
      expect(await shown()).toEqual([address(first.body.name)])
      const own = await stored(...(await rows()).map(({ name }) => name))
      expect(own).toEqual(filesOf(first.body.name))
      // The tenth picture can be sent again, too, although the workout is full by then.
      for (let i = 1; i < 9; i++) await add()
      const last = await send('POST', of(), small, { 'idempotency-key': `last-${ana.username}` })
      const lastAgain = await send('POST', of(), small, { 'idempotency-key': `last-${ana.username}` })
      expect([last.status, lastAgain.body]).toEqual([201, last.body])
    })
  })

  describe('of a person', () => {
    const put = () => send('PUT', '/api/profiles/me/image/')

    it('replace the previous one wherever the person is shown', async () => {
      const first = (await put()).body.image as string
      const { image } = (await put()).body
      expect(image).not.toBe(first)
      expect((await ana.get('/api/profiles/me/')).body.image).toBe(image)
      expect((await ana.get(`/api/workouts/${workout}/`)).body.owner.image).toBe(image)
      expect((await ana.get('/api/workouts/')).body.results[0].owner.image).toBe(image)
      expect((await ana.get(first)).status).toBe(404)
      await test.runJobs()
      const [row, ...more] = await rows()
      expect(more).toEqual([])
      expect(image).toBe(address(row?.name ?? ''))
      expect(await stored(first.split('/')[3] ?? '', row?.name ?? '')).toEqual(filesOf(row?.name ?? ''))
    })

    it('are deleted; 204 even if there is none', async () => {
      const { image } = (await put()).body
      for (let i = 0; i < 2; i++) expect((await ana.delete('/api/profiles/me/image/')).status).toBe(204)
      expect((await ana.get('/api/profiles/me/')).body.image).toBeNull()
      expect((await ana.get(image)).status).toBe(404)
      await test.runJobs()
      expect(await rows()).toEqual([])
    })

    it('are reduced to one when several are uploaded at once', async () => {
      const answers = await Promise.all([put(), put(), put(), put()])
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      await test.runJobs()
      const [row, ...more] = await rows()
      expect(more).toEqual([])
      expect((await ana.get('/api/profiles/me/')).body.image).toBe(address(row?.name ?? ''))
    })
  })

  describe('above the quota of a person', () => {
    const used = async () => (await rows()).reduce((sum, { size_bytes }) => sum + size_bytes, 0)

    it('are refused when many are uploaded at once, to workouts and the profile', async () => {
      const others = [workout, await newWorkout(), await newWorkout()]
      const urls = others.flatMap((id) => [of(id), of(id)])
      const answers = await Promise.all([
        ...urls.map((url) => send('POST', url, large)),
        send('PUT', '/api/profiles/me/image/', large),
      ])
      const kept = answers.filter(({ status }) => status < 300)
      const refused = answers.filter(({ status }) => status === 409)
      expect(kept.length).toBeGreaterThan(0)
      expect(kept.length + refused.length).toBe(answers.length)
      expect(refused[0]?.body.message).toMatch(/more than the 1 MB of pictures/)
      expect(await used()).toBeLessThanOrEqual(1_000_000)
      expect(await rows()).toHaveLength(kept.length)
      const [one] = await rows()
      expect((await used()) + (one?.size_bytes ?? 0)).toBeGreaterThan(1_000_000)
    })

    it('are refused when several are written at the same moment', async () => {
      const ids = [workout, await newWorkout(), await newWorkout()]
      const before = (await keysIn(test, 'images')).length
      const outside = AsyncLocalStorage.snapshot()
      const sending = await inTransaction(test.services.db, async (trx) => {
        await trx.updateTable('workout').set({ notes: 'held' }).where('id', 'in', ids).execute()
        const answers = outside(() => ids.map((id) => send('POST', of(id), large)))
        await eventually(async () => expect(await keysIn(test, 'images')).toHaveLength(before + 9))
        await wait(100)
        return { answers }
      })
      const statuses = (await Promise.all(sending.answers)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 409).length).toBeGreaterThan(0)
      expect(await used()).toBeLessThanOrEqual(1_000_000)
    })

    it('are refused until one is deleted, but may replace one', async () => {
      const names: string[] = []
      for (;;) {
        const { status, body } = await send('POST', of(), large)
        if (status !== 201) break
        names.push(body.name)
      }
      expect(names.length).toBeGreaterThan(0)
      expect((await send('PUT', `${of()}${names[0]}/`, large)).status).toBe(200)
      expect((await send('POST', of(), large)).status).toBe(409)
      const [last] = (await shown()).slice(-1)
      await ana.delete(`${of()}${last?.split('/')[3]}/`)
      expect((await send('POST', of(), large)).status).toBe(201)
    })
  })

  describe('in responses', () => {
    it('are WebP files that only the browser may cache', async () => {
      const name = await add()
      const { statusCode, headers, rawPayload } = await test.app.inject({
        url: address(name),
        headers: ana.headers,
      })
      expect(statusCode).toBe(200)
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'content-length': String(rawPayload.length),
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=31536000, immutable',
        vary: 'Authorization',
        etag: `"${name}-1280"`,
      })
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
      for (const query of ['size=100', 'size=', 'size=96.0', 'width=96'])
        expect((await ana.get(`${address(name)}?${query}`)).status, query).toBe(400)
    })

    it('304 for a known ETag without reading the file, but 404 without access', async () => {
      const name = await add()
      const known = { 'if-none-match': `"${name}-96"` }
      const read = vi.spyOn(test.services.storage, 'read')
      const again = await ana.get(`${address(name)}?size=96`, known)
      expect([again.status, again.body, again.headers.etag]).toEqual([304, '', `"${name}-96"`])
      expect(again.headers['cache-control']).toBe('private, max-age=31536000, immutable')
      expect(read).not.toHaveBeenCalled()
      read.mockRestore()
      expect((await ana.get(`${address(name)}?size=320`, known)).status).toBe(200)
      // The access of others may end, so their browsers ask each time.
      const ben = await test.register(`ben${people}`)
      const shared = await ben.get(`${address(name)}?size=96`, known)
      expect([shared.status, shared.headers['cache-control']]).toEqual([304, 'private, no-cache'])
      await ana.patch(`/api/workouts/${workout}/`, { visibility: 'private' })
      expect((await ben.get(`${address(name)}?size=96`, known)).status).toBe(404)
    })

    it('404 when the viewer may not see the workout, as for a missing picture', async () => {
      const name = await add()
      await ana.patch(`/api/workouts/${workout}/`, { visibility: 'private' })
      const ben = await test.register(`ben${people}`)
      const [hidden, absent] = [await ben.get(address(name)), await ben.get(address(ABSENT))]
      expect(hidden.status).toBe(404)
      expect({ ...hidden.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
      expect(Object.keys(hidden.headers)).toEqual(Object.keys(absent.headers))
      expect((await test.request({ url: address(name) })).status).toBe(401)
      for (const url of [of(), of(987_654_321)])
        expect((await send('POST', url, small, {}, ben)).status).toBe(404)
      expect((await ben.put(of(), { images: [name] })).status).toBe(404)
      expect((await send('PUT', `${of()}${name}/`, small, {}, ben)).status).toBe(404)
      expect((await ben.delete(`${of()}${name}/`)).status).toBe(404)
      const own = (await ben.post('/api/workouts/', { sport: 'running', duration: 5 })).body.id
      expect((await ben.delete(`${of(own)}${name}/`)).status).toBe(404)
      expect((await ben.put(of(own), { images: [name] })).status).toBe(400)
      expect(await shown()).toEqual([address(name)])
    })

    it('of a person are visible to every account, even if the profile is private', async () => {
      const { image } = (await send('PUT', '/api/profiles/me/image/')).body
      const ben = await test.register(`ben${people}`)
      expect((await ben.get(image)).status).toBe(200)
      await ana.patch('/api/profiles/me/', { is_private: true })
      expect((await ben.get(`/api/profiles/${ana.username}/`)).body.image).toBe(image)
      expect((await ben.get(image)).status).toBe(200)
      expect((await test.request({ url: image })).status).toBe(401)
    })

    it('404 when the person is suspended or is deleting the account', async () => {
      const { image } = (await send('PUT', '/api/profiles/me/image/')).body
      const ben = await test.register(`ben${people}`)
      const absent = await ben.get(address(ABSENT))
      const account = test.services.db.updateTable('account').where('id', '=', ana.id)
      const asAbsent = async () => {
        const { status, body } = await ben.get(image)
        expect([status, body.message]).toEqual([404, absent.body.message])
      }
      await account.set({ suspended_at: START, suspended_until: START + HOUR_MS }).execute()
      await asAbsent()
      await account.set({ suspended_at: null, suspended_until: null, deletion_at: START + DAY_MS }).execute()
      await asAbsent()
      await account.set({ deletion_at: null }).execute()
      expect((await ben.get(image)).status).toBe(200)
    })
  })

  it('are in the download of personal data, each in one size', async () => {
    const name = await add()
    await send('PUT', '/api/profiles/me/image/')
    const { body } = await ana.post('/api/auth/exports/')
    await test.runJobs()
    const { rawPayload } = await test.app.inject({
      url: `/api/auth/exports/${body.id}/file/`,
      headers: ana.headers,
    })
    const zip = await fromBufferPromise(rawPayload)
    const files = new Map<string, Buffer>()
    for await (const entry of zip.eachEntry())
      files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
    const listed = JSON.parse(String(files.get('images.json')))
    expect(listed).toMatchObject([
      { name, workout_id: workout, width: 40, height: 30, created_at: new Date(START).toISOString() },
      { workout_id: null },
    ])
    expect([...files.keys()].filter((file) => file.startsWith('files/')).toSorted()).toEqual(
      listed.map((image: { name: string }) => `files/images/${image.name}.webp`).toSorted(),
    )
    const served = await test.app.inject({ url: address(name), headers: ana.headers })
    expect(files.get(`files/images/${name}.webp`)).toEqual(served.rawPayload)
  })

  it('are deleted with the account, rows and files', async () => {
    const name = await add()
    await send('PUT', '/api/profiles/me/image/')
    const names = (await rows()).map((row) => row.name)
    expect(names).toHaveLength(2)
    expect(await stored(name)).toHaveLength(3)
    const payload = { password: PASSWORD }
    await test.request({ method: 'DELETE', url: '/api/auth/user/', headers: ana.headers, payload })
    test.clock.time += 15 * DAY_MS
    await maintain(test.services)
    await test.runJobs()
    expect(await rows()).toEqual([])
    expect(await stored(...names)).toEqual([])
  })

  it('are deleted when a crash left them without a row, but not when they are in use or just stored', async () => {
    const name = await add()
    const { storage } = test.services
    const left = imageKeys('feedfeedfeedfeedfeedfeedfeedfeed')
    for (const key of left) await storage.put(key, Readable.from([small]), 10_000)
    test.clock.time = Date.now() + HOUR_MS / 2
    await maintain(test.services)
    expect(await stored('feedfeed')).toHaveLength(3)
    test.clock.time = Date.now() + 2 * HOUR_MS
    await maintain(test.services)
    expect(await stored('feedfeed', name)).toEqual(filesOf(name))
  })

  it('lose their files when the transaction fails, and keep them when its outcome is unknown', async () => {
    const before = await keysIn(test, 'images')
    const { queue, db } = test.services
    const [first] = [await add()]
    const fail = vi.spyOn(queue, 'enqueue').mockRejectedValueOnce(new Error('no job'))
    expect((await send('PUT', `${of()}${first}/`)).status).toBe(500)
    fail.mockRestore()
    expect(await shown()).toEqual([address(first)])
    expect(await keysIn(test, 'images')).toHaveLength(before.length + 3)
    const transaction = db.transaction.bind(db)
    const spy = vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
      const execute = async (work: never) => {
        await transaction().execute(work)
        throw new Error('the connection broke when it was done')
      }
      return { execute } as never
    })
    expect((await send('POST', of())).status).toBe(500)
    spy.mockRestore()
    const [, second] = (await rows()).map(({ name }) => name)
    expect(await stored(second ?? '')).toHaveLength(3)
    expect((await ana.get(address(second ?? ''))).status).toBe(200)
  })
})
