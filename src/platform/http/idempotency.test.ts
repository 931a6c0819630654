import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import type { Trx } from '../database/schema.ts'
import { deleteOldKeys, idempotently } from './idempotency.ts'

const DAY_MS = 86_400_000

onEachDatabase('a request with an Idempotency-Key', (kind) => {
  let test: TestApp
  let ana: number
  let ben: number

  beforeAll(async () => {
    test = await buildTestApp(kind)
    ana = (await test.register('ana')).id
    ben = (await test.register('ben')).id
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    await test.services.db.deleteFrom('job').execute()
    await test.services.db.deleteFrom('idempotency_key').execute()
  })

  const send = (
    { key, body = {}, account = ana, method = 'POST', url = '/api/things/', params = {} }: Sent,
    work = addRow,
  ) => {
    const request = {
      headers: key === undefined ? {} : { 'idempotency-key': key },
      method,
      params,
      routeOptions: { url },
      actor: { account_id: account },
    }
    return idempotently(test.services, request as never, body, work)
  }
  const addRow = async (trx: Trx) => {
    await test.services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys: [] }, owner_id: 1 })
    const { id } = await trx
      .selectFrom('job')
      .select((of) => of.fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
    return { id, text: 'ü', none: null as null }
  }
  const count = async () => (await test.services.db.selectFrom('job').select('id').execute()).length
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    )

  it('runs once, and gets the same response every time', async () => {
    const first = await send({ key: 'k' })
    expect(await send({ key: 'k' })).toEqual(first)
    test.clock.time += DAY_MS - 1
    expect(await send({ key: 'k' })).toEqual(first)
    expect(await count()).toBe(1)
  })

  it('runs each time without the key', async () => {
    await send({})
    await send({})
    expect(await count()).toBe(2)
  })

  it('leaves nothing after a crash, and runs at the next try', async () => {
    const crash = async (trx: Trx) => {
      await addRow(trx)
      throw new Error('the process died')
    }
    expect(await codeOf(send({ key: 'k' }, crash))).toBe('the process died')
    expect(await count()).toBe(0)
    const done = await send({ key: 'k' })
    expect(await send({ key: 'k' })).toEqual(done)
    expect(await count()).toBe(1)
  })

  it('may be sent again with other content after a refusal', async () => {
    const refuse = () => Promise.reject(new Error('refused'))
    await codeOf(send({ key: 'k', body: { wrong: true } }, refuse))
    expect(await codeOf(send({ key: 'k', body: { right: true } }))).toBe('done')
  })

  const others: [string, Partial<Sent>][] = [
    ['another body', { body: { a: 2 } }],
    ['another method', { method: 'PUT' }],
    ['another route', { url: '/api/others/' }],
    ['another id in the address', { params: { id: 2 } }],
  ]
  it.each(others)('is refused for %s under the same key', async (_, change) => {
    const first = { key: 'k', body: { a: 1 }, params: { id: 1 } }
    await send(first)
    expect(await codeOf(send({ ...first, ...change }))).toBe('key_reused')
    expect(await count()).toBe(1)
  })

  it('may have the same key as a request of another person', async () => {
    const hers = await send({ key: 'k' })
    const his = await send({ key: 'k', account: ben, body: { other: true } })
    expect(his).not.toEqual(hers)
  })

  it('is refused while an earlier request with the same key runs', async () => {
    let finish = () => {}
    const turn = new Promise<void>((resolve) => {
      finish = resolve
    })
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const first = send({ key: 'k' }, async (trx) => {
      begin()
      await turn
      return addRow(trx)
    })
    await begun
    expect(await codeOf(send({ key: 'k' }))).toBe('in_flight')
    finish()
    const answer = await first
    expect(await send({ key: 'k' })).toEqual(answer)
  })

  it('runs once when it is sent many times at once', async () => {
    for (let round = 0; round < 20; round++) {
      const codes = await Promise.all(
        Array.from({ length: 50 }, () => codeOf(send({ key: `round-${round}` }))),
      )
      expect(codes.filter((code) => code !== 'done' && code !== 'in_flight')).toEqual([])
      expect(await count()).toBe(round + 1)
    }
  })

  it('runs again after a day', async () => {
    await send({ key: 'k' })
    test.clock.time += DAY_MS
    expect(await codeOf(send({ key: 'k', body: { other: true } }))).toBe('done')
    expect(await count()).toBe(2)
  })

  describe('the text of the key', () => {
    it.each(['', ' ', 'two words', 'ü', 'a\tb', 'x'.repeat(256)])('is refused: %j', async (key) => {
      expect(await codeOf(send({ key }))).toBe('invalid')
      expect(await count()).toBe(0)
    })

    it.each(['x'.repeat(255), '!', '~', '7c9e6679-7425-40de-944b-e07fc1f90ae7'])(
      'is accepted: %j',
      async (key) => {
        expect(await codeOf(send({ key }))).toBe('done')
      },
    )
  })

  it('is forgotten once its key has expired', async () => {
    await send({ key: 'old' })
    test.clock.time += DAY_MS / 2
    await send({ key: 'young' })
    expect(await deleteOldKeys(test.services.db, START + DAY_MS - 1)).toBe(0)
    expect(await deleteOldKeys(test.services.db, START + DAY_MS)).toBe(1)
    const left = await test.services.db.selectFrom('idempotency_key').select('key').execute()
    expect(left).toEqual([{ key: 'young' }])
  })
})

type Sent = {
  key?: string
  body?: object
  account?: number
  method?: string
  url?: string
  params?: object
}
