import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { buildFit } from '../support/fit-builder.ts'
import { plain } from '../support/pictures.ts'
import { CALLED, callRoute } from './calls.ts'

const VISIBILITIES = ['private', 'followers', 'public'] as const
const PAGE = { accept: 'text/html' }

type Shown = { id: number; picture: string }

onEachDatabase('public pages', (kind) => {
  let test: TestApp
  let ana: Person
  let stranger: Person
  const workouts = {} as Record<(typeof VISIBILITIES)[number], Shown>

  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_PAGES: 'on' })
    ana = await test.register('ana')
    stranger = await test.register('stranger')
    for (const [days, visibility] of VISIBILITIES.entries())
      workouts[visibility] = await addRecorded(ana, visibility, days)
  })
  afterAll(() => test?.close())

  async function addRecorded(person: Person, visibility: string, days = 0): Promise<Shown> {
    const startedAt = new Date(START - (days + 1) * 86_400_000)
    const { body } = await person.upload('ride.fit', Buffer.from(buildFit({ records: 30, startedAt })))
    const id = body.items[0].workouts[0]
    await person.patch(`/api/workouts/${id}/`, { visibility })
    const { name } = (await send(person, 'POST', `/api/workouts/${id}/images/`)).body
    return { id, picture: `/api/images/${name}/?size=320` }
  }

  async function send(person: Person, method: 'POST' | 'PUT', url: string) {
    const form = multipart('photo.png', await plain().png().toBuffer(), 'image')
    return test.request({ method, url, ...form, headers: { ...form.headers, ...person.headers } })
  }

  const visit = (url: string, headers: Record<string, string> = {}) => test.request({ url, headers })
  const addresses = ({ id, picture }: Shown) => [
    ...['', 'streams/', 'laps/', 'original/', 'card/', 'highlights/'].map(
      (part) => `/api/workouts/${id}/${part}`,
    ),
    picture,
  ]
  /** The status of the workout and its picture without an account. */
  const statuses = async ({ id, picture }: Shown) => [
    (await visit(`/api/workouts/${id}/`)).status,
    (await visit(picture)).status,
  ]

  it('show a public workout to nobody as to somebody who does not follow its owner', async () => {
    expect(await statuses(workouts.public)).toEqual([200, 200])
    for (const url of addresses(workouts.public)) {
      const [mine, theirs] = [await visit(url), await stranger.get(url)]
      expect([mine.status, mine.headers.etag]).toEqual([theirs.status, theirs.headers.etag])
      if (mine.status === 200) expect(mine.body).toEqual(theirs.body)
      expect(mine.headers['cache-control']).toMatch(/private|no-store/)
    }
  })

  it.each(['private', 'followers'] as const)(
    'answer for a workout for %s as for none',
    async (visibility) => {
      const absent = { id: 987_654, picture: `/api/images/${'0'.repeat(32)}/?size=320` }
      for (const [i, url] of addresses(workouts[visibility]).entries()) {
        const [hidden, none] = [await visit(url), await visit(addresses(absent)[i]!)]
        expect([hidden.status, none.status]).toEqual([404, 404])
        expect({ ...hidden.body, request_id: '' }).toEqual({ ...none.body, request_id: '' })
      }
    },
  )

  it('do not let nobody look as somebody else', async () => {
    const { status } = await visit(`/api/workouts/${workouts.public.id}/?view_as=everyone`)
    expect(status).toBe(404)
  })

  it('end while the workout is in the trash, its owner is inactive, or the profile is private', async () => {
    const { db } = test.services
    const mia = await test.register('mia')
    const workout = await addRecorded(mia, 'public')
    const set = (columns: { suspended_at?: number | null; deletion_at?: number | null }) =>
      db.updateTable('account').set(columns).where('id', '=', mia.id).execute()
    const found: Record<string, number[]> = { first: await statuses(workout) }
    await set({ suspended_at: START - 1 })
    found.suspended = await statuses(workout)
    await set({ suspended_at: null, deletion_at: START + 1 })
    found.leaving = await statuses(workout)
    await set({ deletion_at: null })
    await mia.patch('/api/profiles/me/', { is_private: true })
    found.private = await statuses(workout)
    await mia.patch('/api/profiles/me/', { is_private: false })
    await mia.delete(`/api/workouts/${workout.id}/`)
    found.trash = await statuses(workout)
    await mia.post(`/api/workouts/trash/${workout.id}/restore/`)
    found.last = await statuses(workout)
    const [shown, hidden] = [
      [200, 200],
      [404, 404],
    ]
    expect(found).toEqual({
      ...{ first: shown, suspended: hidden, leaving: hidden, private: hidden, trash: hidden, last: shown },
    })
  })

  it('show the picture of a person while their profile is open and they have a public workout', async () => {
    const zoe = await test.register('zoe')
    const picture = `${(await send(zoe, 'PUT', '/api/profiles/me/image/')).body.image}?size=96`
    const status = async () => (await visit(picture)).status
    expect([await status(), (await stranger.get(picture)).status]).toEqual([404, 200])
    const { id } = await addRecorded(zoe, 'public')
    expect((await visit(`/api/workouts/${id}/`)).body.owner.image).toBe(picture.replace('?size=96', ''))
    expect(await status()).toBe(200)
    await zoe.patch('/api/profiles/me/', { is_private: true })
    expect(await status()).toBe(404)
    await zoe.patch('/api/profiles/me/', { is_private: false })
    await zoe.patch(`/api/workouts/${id}/`, { visibility: 'followers' })
    expect(await status()).toBe(404)
  })

  it('refuse a wrong credential instead of ignoring it', async () => {
    const expired = await test.register('expired')
    await expired.post('/api/auth/logout/')
    for (const authorization of [expired.headers.authorization, 'Bearer wrong', 'Basic YTpi', ''])
      for (const url of addresses(workouts.public))
        expect((await visit(url, { authorization })).status, authorization).toBe(401)
  })

  it('open no other route', async () => {
    const closed = CALLED.filter(({ permission }) => !['public', 'view'].includes(permission))
    expect(closed.length).toBeGreaterThan(80)
    for (const route of closed) {
      const { status } = await callRoute(test, route, workouts.public.id, {})
      expect([route.name, status]).toEqual([route.name, 401])
    }
    const open = CALLED.filter(({ permission }) => permission === 'view')
    expect(open.map(({ method }) => method)).toEqual(open.map(() => 'GET'))
  })

  it('are announced to the client', async () => {
    expect((await visit('/api/auth/registration/')).body.public_pages).toBe(true)
  })

  describe('on other sites', () => {
    const pageOf = async (path: string) => String((await visit(path, PAGE)).body)

    it('have tags with the title, the figures and a picture that is shown to everybody', async () => {
      const { id } = workouts.public
      const title = 'A <b>"ride"</b> & \'more\' $& </title>'
      await ana.patch(`/api/workouts/${id}/`, { title })
      const html = await pageOf(`/workouts/${id}?from=feed`)
      const tags = Object.fromEntries(
        [...html.matchAll(/<meta property="([^"]*)" content="([^"]*)">/g)].map(([, name, text]) => [
          name,
          text,
        ]),
      )
      const escaped = 'A &lt;b&gt;&quot;ride&quot;&lt;/b&gt; &amp; &#39;more&#39; $&amp; &lt;/title&gt;'
      expect(tags['og:title']).toBe(escaped)
      expect(html).toContain(`<title>${escaped} · FitTrack</title>`)
      expect(tags['og:description']).toMatch(/^ana: Cycling · /)
      expect(tags['og:url']).toMatch(new RegExp(`^http://.*/workouts/${id}$`))
      const image = new URL(tags['og:image']!)
      const { status, headers } = await visit(image.pathname)
      expect([status, headers['content-type']]).toEqual([200, 'image/png'])
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
      const german = String((await visit(`/workouts/${id}`, { ...PAGE, 'accept-language': 'de' })).body)
      expect(german).toContain('Radfahren')
    })

    it.each(['private', 'followers'] as const)('have none for %s, as for no workout', async (visibility) => {
      const { id } = workouts[visibility]
      const hidden = await pageOf(`/workouts/${id}`)
      expect(hidden).toBe(await pageOf('/workouts/987654'))
      expect(hidden).not.toContain('og:')
      expect(hidden).toBe(await pageOf('/'))
    })

    it('have the feed on the page of a person who has public workouts', async () => {
      const html = await pageOf('/people/ana')
      const [, path = ''] =
        /<link rel="alternate" type="application\/atom\+xml"[^>]* href="([^"]*)">/.exec(html) ?? []
      const feed = await visit(path)
      expect(feed.status).toBe(200)
      for (const { id } of [workouts.private, workouts.followers])
        expect(feed.body).not.toContain(`/workouts/${id}`)
      expect(feed.body).toContain(`/workouts/${workouts.public.id}`)
      expect(await pageOf('/people/stranger')).toBe(await pageOf('/people/absent'))
      await ana.patch('/api/profiles/me/', { is_private: true })
      expect([await pageOf('/people/ana'), (await visit(path)).status]).toEqual([await pageOf('/'), 404])
      await ana.patch('/api/profiles/me/', { is_private: false })
    })
  })

  describe('in search engines', () => {
    const robots = async (url: string, headers = {}) => (await visit(url, headers)).headers['x-robots-tag']

    it('are listed only if the owner allows it and everybody sees the workout', async () => {
      const { public: open, followers } = workouts
      const listed = async ({ id }: Shown) => [
        await robots(`/api/workouts/${id}/`),
        await robots(`/workouts/${id}`, PAGE),
        await robots(`/workouts/${id}/?a=b`, PAGE),
      ]
      const [no, yes] = [['noindex', 'noindex', 'noindex'], Array(3).fill(undefined)]
      expect(await listed(open)).toEqual(no)
      await ana.patch('/api/profiles/me/', { allows_indexing: true })
      expect(await listed(open)).toEqual(yes)
      expect(await listed(followers)).toEqual(no)
      await ana.patch('/api/profiles/me/', { is_private: true })
      expect(await listed(open)).toEqual(no)
      await ana.patch('/api/profiles/me/', { is_private: false })
      expect(await listed(open)).toEqual(yes)
    })

    it.each(['/', '/login', '/workouts', '/workouts/987654', '/people/ana'])('are never %s', async (path) => {
      expect(await robots(path, PAGE)).toBe('noindex')
    })
  })
})

onEachDatabase('without public pages', (kind) => {
  let test: TestApp
  let id: number

  beforeAll(async () => {
    test = await buildTestApp(kind)
    const ana = await test.register('ana')
    const payload = { sport: 'running', duration: 30, visibility: 'public' }
    id = (await ana.post('/api/workouts/', payload)).body.id
    await ana.patch('/api/profiles/me/', { allows_indexing: true })
  })
  afterAll(() => test?.close())

  it('401 for everything of a public workout, as for other routes', async () => {
    const other = await test.request({ url: '/api/workouts/' })
    for (const path of [
      `workouts/${id}/`,
      `workouts/${id}/streams/`,
      'workouts/987654/',
      `workouts/${id}/card/`,
      'profiles/ana/feed/',
      `images/${'0'.repeat(32)}/`,
    ]) {
      const { status, headers, body } = await test.request({ url: `/api/${path}` })
      expect(status).toBe(401)
      expect({ ...body, request_id: '' }).toEqual({ ...other.body, request_id: '' })
      expect(Object.keys(headers)).toEqual(Object.keys(other.headers))
    }
    const { body } = await test.request({ url: '/api/auth/registration/' })
    expect(body.public_pages).toBe(false)
  })

  it('other sites get no tags', async () => {
    const page = async (url: string) => (await test.request({ url, headers: PAGE })).body
    expect(await page(`/workouts/${id}`)).toBe(await page('/'))
    expect(await page('/people/ana')).toBe(await page('/'))
  })

  it('search engines list nothing', async () => {
    const { headers } = await test.request({ url: `/workouts/${id}`, headers: PAGE })
    expect(headers['x-robots-tag']).toBe('noindex')
  })
})

onEachDatabase('visits of public pages', (kind) => {
  it('count towards the limit of the address', async () => {
    const test = await buildTestApp(kind, { PUBLIC_PAGES: 'on', RATE_LIMITS: 'default=3/5m' })
    try {
      const visits = [1, 2, 3, 4].map(() => test.request({ url: '/api/workouts/1/' }))
      const statuses = (await Promise.all(visits)).map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([404, 404, 404, 429])
      const elsewhere = await test.request({ url: '/api/workouts/1/', remoteAddress: '203.0.113.9' })
      expect(elsewhere.status).toBe(404)
    } finally {
      await test.close()
    }
  })
})
