import polyline from '@mapbox/polyline'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'
import { drawCard } from './card.ts'

const HOSTILE = '<script>&"\'</title>]]> $& ä🚲'
/** Long enough that the squares around its ends never cover all of it. */
const RECORDS = 2_000

/** The names of the elements and their texts; throws if the document is not well-formed. */
function readXml(document: string): { name: string; text: string; attributes: Record<string, string> }[] {
  const parser = new SaxesParser()
  const open: { name: string; text: string; attributes: Record<string, string> }[] = []
  const found: typeof open = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, text: '', attributes: attributes as Record<string, string> }
    open.push(element)
    found.push(element)
  })
  parser.on('text', (text) => {
    for (const element of open.slice(-1)) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(document).close()
  return found
}

onEachDatabase('the picture of a workout', (kind) => {
  let test: TestApp
  let ana: Person
  let id: number

  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_PAGES: 'on' })
    ana = await test.register('ana')
    const { body } = await ana.upload('ride.fit', buildFit({ records: RECORDS, start: { lat: 46, lon: 14 } }))
    id = body.items[0].workouts[0]
    const change = { visibility: 'public', map_visibility: 'public', hidden_ends_m: 300 }
    await ana.patch(`/api/workouts/${id}/`, change)
    await test.runJobs()
  })
  afterAll(() => test?.close())

  const url = () => `/api/workouts/${id}/card/`
  const load = (headers: Record<string, string> = {}) => test.app.inject({ url: url(), headers })
  const drawn = async (headers: Record<string, string> = {}) => {
    const workout = (await test.request({ url: `/api/workouts/${id}/`, headers })).body
    const route = polyline.decode(workout.summary_polyline ?? '').map(([lat, lon]) => ({ lat, lon }))
    const { distance_m, duration: duration_min, ascent_m } = workout
    return Buffer.from(
      await test.services.images.draw(drawCard({ route, distance_m, duration_min, ascent_m }), ana.id),
    )
  }

  it('is a PNG of what its viewer gets of route and figures', async () => {
    const { statusCode, headers, rawPayload } = await load()
    expect([statusCode, headers['content-type']]).toEqual([200, 'image/png'])
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
    expect(rawPayload.equals(await drawn())).toBe(true)
    const own = await load(ana.headers)
    expect(own.rawPayload.equals(await drawn(ana.headers))).toBe(true)
    expect(own.rawPayload.equals(rawPayload)).toBe(false)
  })

  it('changes with what is shown, and is sent once for the same content', async () => {
    const { etag } = (await load()).headers
    expect((await load({ 'if-none-match': String(etag) })).statusCode).toBe(304)
    const change = async (fields: object) =>
      expect((await ana.patch(`/api/workouts/${id}/`, fields)).status).toBe(200)
    await change({ title: 'No figure' })
    expect((await load({ 'if-none-match': String(etag) })).statusCode).toBe(304)
    await change({ map_visibility: 'private' })
    const hidden = await load({ 'if-none-match': String(etag) })
    expect(hidden.statusCode).toBe(200)
    const route: [] = []
    const {
      distance_m,
      duration: duration_min,
      ascent_m,
    } = (await test.request({ url: `/api/workouts/${id}/` })).body
    const plain = await test.services.images.draw(
      drawCard({ route, distance_m, duration_min, ascent_m }),
      ana.id,
    )
    expect(hidden.rawPayload.equals(Buffer.from(plain))).toBe(true)
  })
})

onEachDatabase('the feed of a person', (kind) => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_PAGES: 'on', PUBLIC_URL: 'https://fit.example.org' })
    ana = await test.register('ana')
    await ana.patch('/api/profiles/me/', { name: 'Ana <b>&' })
    const shared = { sport: 'running', duration: 65, visibility: 'public' }
    const add = (more: object) => ana.post('/api/workouts/', { ...shared, ...more })
    const daysAgo = (days: number) => new Date(START - days * 86_400_000).toISOString()
    await add({ title: 'Earlier', started_at: daysAgo(3), shows_start_time: false, distance_m: 10_250 })
    await add({ title: HOSTILE, notes: `Notes ${HOSTILE}`, started_at: daysAgo(2), ascent_m: 1_234 })
    await add({ title: 'For followers', visibility: 'followers', started_at: daysAgo(1) })
    await add({ title: 'Private', visibility: 'private', started_at: daysAgo(1) })
    await test.runJobs()
  })
  afterAll(() => test?.close())

  const load = (headers: Record<string, string> = {}) =>
    test.app.inject({ url: '/api/profiles/ana/feed/', headers })

  it('is well-formed, escapes text, and has only public workouts, the latest first', async () => {
    const { statusCode, headers, payload } = await load()
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(payload).not.toMatch(/followers|Private|<script|<b>/)
    const elements = readXml(payload)
    const texts = (name: string) => elements.filter((each) => each.name === name).map(({ text }) => text)
    expect(texts('title')).toEqual(['Workouts of Ana <b>&', HOSTILE, 'Earlier'])
    expect(texts('content')).toEqual([`Notes ${HOSTILE}`])
    expect(texts('summary')).toEqual([
      'Running · 1 hr 5 min · 1,234 m ascent',
      'Running · 10.3 km · 1 hr 5 min',
    ])
    expect(texts('published')[1]).toBe('2026-11-19T00:00:00.000Z')
    const links = elements.filter(({ name }) => name === 'link').map(({ attributes }) => attributes.href)
    for (const link of links) expect(link).toMatch(/^https:\/\/fit\.example\.org\//)
    for (const id of texts('id'))
      expect(id).toMatch(/^tag:fit\.example\.org,2026:(people\/ana|workouts\/\d+)$/)
  })

  it('is in the language of the request', async () => {
    const { payload } = await load({ 'accept-language': 'de' })
    expect(payload).toContain('Lauf')
    expect(payload).toContain('10,3 km')
  })

  it('stays the same until something changes', async () => {
    const { payload, headers } = await load()
    test.clock.time += 86_400_000
    expect((await load()).payload).toBe(payload)
    test.clock.time = START
    const known = { 'if-none-match': String(headers.etag) }
    expect((await load(known)).statusCode).toBe(304)
    await ana.post('/api/workouts/', { sport: 'yoga', duration: 20, visibility: 'public', title: 'New' })
    expect((await load(known)).payload).toContain('New')
  })

  it('404 without an account for people without public workouts, as for nobody', async () => {
    const ben = await test.register('ben')
    const empty = await test.request({ url: '/api/profiles/ben/feed/' })
    const absent = await test.request({ url: '/api/profiles/absent/feed/' })
    expect([empty.status, absent.status]).toEqual([404, 404])
    expect({ ...empty.body, request_id: '' }).toEqual({ ...absent.body, request_id: '' })
    expect((await ben.get('/api/profiles/me/feed/')).status).toBe(200)
    await ana.patch('/api/profiles/me/', { is_private: true })
    expect((await load()).statusCode).toBe(404)
    expect((await ben.get('/api/profiles/ana/feed/')).status).toBe(404)
    expect((await ana.get('/api/profiles/ana/feed/')).status).toBe(200)
    await ana.patch('/api/profiles/me/', { is_private: false })
  })
})

describe('the card', () => {
  const figures = { distance_m: 92_622, duration_min: 177, ascent_m: 541 }

  it('has no text of people, no font and no other file in it', () => {
    const svg = drawCard({ route: [], ...figures })
    expect(svg).not.toMatch(/<text|href|url\(|style=/)
  })

  it('draws a route across the 180th meridian in one piece', () => {
    const route = [179.9, 179.95, -179.95, -179.9].map((lon) => ({ lat: 0, lon }))
    const [, line = ''] = /<path d="M([^"]*)" stroke/.exec(drawCard({ route, ...figures })) ?? []
    const xs = line.split('L').map((point) => Number(point.split(' ')[0]))
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
  })
})
