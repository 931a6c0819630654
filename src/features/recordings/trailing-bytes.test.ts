import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, START, type TestApp } from '../../../test/support/app.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { keysIn, onEachStorage } from '../../../test/support/storages.ts'
import { buildGpx, buildTcx, utf16 } from '../../../test/support/xml-builder.ts'
import { parseFile } from './parse.ts'

const PAYLOAD = Buffer.from('something else entirely '.repeat(4_000))
let rides = 0
/** A ride that no other test has. */
const ride = () => buildFit({ records: 120, startedAt: new Date(START - ++rides * 3_600_000) })
const followed = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))

function expectCut(bytes: Uint8Array, kept: Uint8Array): void {
  const result = parseFile(bytes)
  if (result.status === 'refused') throw new Error(`refused as ${JSON.stringify(result.reason)}`)
  expect(Buffer.from(result.kept ?? []).equals(kept)).toBe(true)
  expect(result.warnings.at(-1)).toEqual({ code: 'bytes_ignored', bytes: bytes.length - kept.length })
}

describe('of a recording with bytes behind its end, only the recording is kept', () => {
  const fit = ride()
  const chained = followed(ride(), ride())
  const brokenChecksum = followed(fit.subarray(0, -1), Uint8Array.of(fit.at(-1)! ^ 0xff))
  const gpx = buildGpx()
  const comment = `<!-- 山 ${PAYLOAD} -->`

  it.each<[string, Uint8Array, Uint8Array]>([
    ['FIT', followed(fit, PAYLOAD), fit],
    ['FIT and zeros', followed(fit, new Uint8Array(512)), fit],
    ['chained FIT files', followed(chained, PAYLOAD), chained],
    ['FIT with a wrong checksum', followed(brokenChecksum, PAYLOAD), brokenChecksum],
    ['GPX and a comment', followed(gpx, '\n', comment), followed(gpx, '\n')],
    ['TCX and a processing instruction', followed(buildTcx(), `<?x ${PAYLOAD}?>`), followed(buildTcx())],
    ['GPX and white space', followed(gpx, ' '.repeat(70_000)), followed(gpx, ' '.repeat(64))],
    ['GPX in UTF-16 and a comment', utf16(`${gpx}\n${comment}`, 'be'), utf16(`${gpx}\n`, 'be')],
    ['GPX with a byte-order mark', followed(`\uFEFF${gpx}`, comment), followed(`\uFEFF${gpx}`)],
    ['a gzip file and zeros', followed(gzipSync(fit), new Uint8Array(9), PAYLOAD), gzipSync(fit)],
  ])('%s', (_, bytes, kept) => {
    expectCut(bytes, kept)
  })

  it('a gzip file of a recording and more', () => {
    const result = parseFile(gzipSync(followed(fit, PAYLOAD)))
    expect(result).toMatchObject({ warnings: [{ code: 'bytes_ignored', bytes: PAYLOAD.length }] })
    expect(gunzipSync((result as { kept: Uint8Array }).kept).equals(fit)).toBe(true)
  })

  it('wherever the chunks end in which XML is read', () => {
    const root = gpx.replace('?>', `?>${' '.repeat(65_536 - gpx.length - 20)}`)
    for (let shift = 0; shift < 40; shift++) {
      const text = root.replace('?>', `?>${' '.repeat(shift)}`)
      expectCut(followed(text, '\r\n<!--', '🏔'.repeat(20), '-->'), followed(text, '\r\n'))
    }
  })
})

describe('a recording without bytes behind its end is kept as it is', () => {
  const chained = followed(ride(), ride())
  const members = followed(gzipSync(chained.subarray(0, 700)), gzipSync(chained.subarray(700)))
  const lostPower = Buffer.from(ride())
  lostPower.writeUInt32LE(0, 4)

  it.each<[string, Uint8Array]>([
    ['chained FIT files', chained],
    ['a FIT file that states no size', lostPower],
    ['a truncated FIT file', ride().subarray(0, -500)],
    ['GPX with a final line break', Buffer.from(`${buildGpx()}\r\n`)],
    ['TCX', Buffer.from(buildTcx())],
    ['a gzip file of several members', members],
  ])('%s', (_, bytes) => {
    expect(parseFile(bytes)).toMatchObject({ status: 'parsed', kept: null })
  })
})

onEachStorage('an uploaded recording with bytes behind its end', (build) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await build()
  })
  afterAll(() => test?.close())

  const register = async () => {
    ana = await test.register(`ana${++rides}`)
  }
  const upload = async (content: Uint8Array) => (await ana.upload('ride.fit', content)).body.items[0]
  const original = async (workout: number) => {
    const url = `/api/workouts/${workout}/original/`
    return (await test.app.inject({ url, headers: ana.headers })).rawPayload
  }
  const used_mb = async () => {
    const { quotas } = (await ana.get('/api/auth/user/usage/')).body
    return quotas.find(({ name }: { name: string }) => name === 'recording_mb').used
  }
  const files = () => keysIn(test, `recordings/${ana.id}`)

  it('gives back only the recording, counts only it, and stores nothing else', async () => {
    await register()
    const content = ride()
    const item = await upload(followed(content, new Uint8Array(900_000)))
    expect(item).toMatchObject({
      status: 'imported',
      details: { warnings: [{ code: 'bytes_ignored', bytes: 900_000 }] },
    })
    expect((await original(item.workouts[0])).equals(content)).toBe(true)
    expect(await used_mb()).toBeLessThan(0.05)
    expect(await files()).toHaveLength(1)
  })

  it('is the same recording as the one without them, and with others, in any order', async () => {
    await register()
    const content = ride()
    const [first] = (await upload(followed(content, 'one'))).workouts
    for (const again of [content, followed(content, 'one'), followed(content, PAYLOAD)])
      expect(await upload(again)).toMatchObject({ status: 'duplicate', duplicate_of: first })
    expect(await files()).toHaveLength(1)
    const { db } = test.services
    const items = await db
      .selectFrom('recording_item')
      .select('size_bytes')
      .where('owner_id', '=', ana.id)
      .orderBy('id')
      .execute()
    expect(items.map(({ size_bytes }) => size_bytes)).toEqual([content.length, 0, 0, 0])
  })
})
