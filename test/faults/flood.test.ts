import { afterEach, beforeEach, expect, it } from 'vitest'
import { laneSlots } from '../../src/job-lanes.ts'
import { jobHandlers } from '../../src/jobs.ts'
import { Worker } from '../../src/platform/jobs/index.ts'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../support/app.ts'
import { type DatabaseKind, onEachDatabase } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { buildFit } from '../support/fit-builder.ts'
import { gpxOf } from '../support/xml-builder.ts'

/** A file of 12 MB that takes seconds to read. */
const SLOW = Buffer.from(gpxOf(`<metadata><extensions>${'<x/>'.repeat(3_000_000)}</extensions></metadata>`))

/** Each flood: how many files one account uploads at once, and which. */
const FLOODS: [name: string, kinds: DatabaseKind[], count: number, file: (i: number) => Buffer][] = [
  ['14 slow files', ['SQLite'], 14, () => SLOW],
  ['150 small files', ['SQLite', 'PostgreSQL'], 150, (i) => ride(i)],
]

const ride = (hoursAgo: number) =>
  Buffer.from(buildFit({ records: 60, startedAt: new Date(START - (hoursAgo + 1) * 3_600_000) }))

onEachDatabase('background work', (kind) => {
  let test: TestApp
  let worker: Worker
  let mallory: Person
  let ana: Person

  beforeEach(async () => {
    test = await buildTestApp(kind)
    mallory = await test.register('mallory')
    ana = await test.register('ana')
  })
  afterEach(async () => {
    await worker?.stop()
    await test?.close()
  })

  const upload = async (person: Person, file: Buffer): Promise<number> => {
    const form = multipart('a', file)
    const headers = { ...person.headers, ...form.headers }
    const { status, body } = await test.request({ method: 'POST', url: '/api/recordings/', ...form, headers })
    expect(status).toBe(202)
    return body.id
  }
  const rowsOf = async (states: ('queued' | 'running' | 'done')[]): Promise<number> => {
    const rows = await test.services.db
      .selectFrom('recording')
      .select('id')
      .where('owner_id', '=', mallory.id)
      .where('status', 'in', states)
      .execute()
    return rows.length
  }

  const floods = FLOODS.filter(([, kinds]) => kinds.includes(kind))
  it.each(floods)('after %s, mails and imports of others run first', async (_name, _kinds, count, file) => {
    for (let i = 0; i < count; i++) await upload(mallory, file(i))
    const { services } = test
    worker = new Worker(services, jobHandlers(services), laneSlots(services.config))
    await eventually(async () => expect(await rowsOf(['running', 'done'])).toBeGreaterThan(0))
    const before = await rowsOf(['queued', 'running'])
    const mails = test.mails.length
    await test.request({
      method: 'POST',
      url: '/api/auth/password/reset/',
      payload: { email: 'ana@example.org' },
    })
    const id = await upload(ana, ride(0))

    await eventually(() => expect(test.mails.length).toBeGreaterThan(mails))
    await eventually(async () => {
      const { body } = await ana.get(`/api/recordings/${id}/`)
      expect(body.items[0].status).toBe('imported')
    })
    expect(before - (await rowsOf(['queued', 'running']))).toBeLessThan(count / 2)
  })
})
