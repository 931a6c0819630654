import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, START, type TestApp } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { buildFit } from '../support/fit-builder.ts'
import { plain } from '../support/pictures.ts'
import { apiRoutes, type ServedRoute, withServedRoutes } from '../support/routes.ts'
import { watchStatements } from '../support/statements.ts'

const NAMES_WORKOUT = /^\/api\/(workouts\/.*:id|images\/:name)\//
const NAMES_PERSON = /:username\//

type Workout = { id: number; picture: string }
const ABSENT: Workout = { id: 987_654_321, picture: '0'.repeat(32) }

onEachDatabase('a read of what somebody may not see', (kind) => {
  let test: TestApp
  let reads: Pick<ServedRoute, 'url' | 'permission'>[]
  let stranger: Person
  let watched: { texts: string[]; stop(): void }

  beforeAll(async () => {
    let routes: ServedRoute[]
    ;[test, routes] = await withServedRoutes(() => buildTestApp(kind, { PUBLIC_PAGES: 'on' }))
    reads = apiRoutes(routes).filter(({ method }) => method === 'GET')
    stranger = await test.register('stranger')
    const { services } = test
    watched = watchStatements(services.db, services.reads.of(stranger.id, 0))
  })
  afterAll(() => {
    watched?.stop()
    return test?.close()
  })

  async function addWorkout(owner: Person, visibility: string): Promise<Workout> {
    const startedAt = new Date(START - 86_400_000)
    const { body } = await owner.upload('ride.fit', Buffer.from(buildFit({ records: 20, startedAt })))
    const id = body.items[0].workouts[0]
    await owner.patch(`/api/workouts/${id}/`, { visibility })
    const form = multipart('photo.png', await plain().png().toBuffer(), 'image')
    const headers = { ...form.headers, ...owner.headers }
    const url = `/api/workouts/${id}/images/`
    const picture = await test.request({ method: 'POST', url, ...form, headers })
    return { id, picture: picture.body.name }
  }

  /** All of a response that its client can compare with another, and the statements that made it. */
  async function answerTo(url: string, headers: Record<string, string>) {
    watched.texts = []
    const answer = await test.request({ url, headers })
    const { date: _, 'x-request-id': __, ...kept } = answer.headers
    // The session is read again when it was last read half a second ago.
    const statements = watched.texts.filter((text) => !text.includes('from "session"'))
    return { status: answer.status, body: { ...answer.body, request_id: '' }, headers: kept, statements }
  }

  async function expectSame(
    urls: { hidden: string; absent: string },
    headers: Record<string, string>,
    status = 404,
  ) {
    const absent = await answerTo(urls.absent, headers)
    const hidden = await answerTo(urls.hidden, headers)
    expect([urls.absent, absent.status]).toEqual([urls.absent, status])
    expect([urls.absent, hidden]).toEqual([urls.absent, absent])
  }

  const addressOf = (url: string, { id, picture }: Workout) =>
    url.replace(':id', String(id)).replace(':name', picture)
  const end = ({ id }: Person, columns: object) =>
    test.services.db.updateTable('account').set(columns).where('id', '=', id).execute()

  describe('has the response and the statements of what is absent', () => {
    const HIDDEN: [string, string, (owner: Person, workout: Workout) => unknown][] = [
      ['private', 'private', () => {}],
      ['for-followers', 'followers', () => {}],
      ['of-a-private-profile', 'public', (owner) => owner.patch('/api/profiles/me/', { is_private: true })],
      ['in-the-trash', 'public', (owner, { id }) => owner.delete(`/api/workouts/${id}/`)],
      ['of-a-suspended-person', 'public', (owner) => end(owner, { suspended_at: START - 1 })],
      ['of-a-blocker', 'public', (owner) => owner.post('/api/profiles/stranger/block/')],
    ]
    it.each(HIDDEN)('for a workout: %s', async (name, visibility, hide) => {
      const owner = await test.register(name)
      const workout = await addWorkout(owner, visibility)
      await hide(owner, workout)
      const routes = reads.filter(({ url }) => NAMES_WORKOUT.test(url))
      expect(routes.filter(({ permission }) => permission === 'view').length).toBeGreaterThanOrEqual(5)
      for (const { url, permission } of routes) {
        const pair = { hidden: addressOf(url, workout), absent: addressOf(url, ABSENT) }
        await expectSame(pair, stranger.headers)
        // Without an account, a block hides nothing.
        if (name !== 'of-a-blocker') await expectSame(pair, {}, permission === 'view' ? 404 : 401)
      }
    })

    it.each(['suspended', 'leaving', 'blocking'])('for a person who is %s', async (state) => {
      const owner = await test.register(state)
      if (state === 'blocking') await owner.post('/api/profiles/stranger/block/')
      else await end(owner, state === 'suspended' ? { suspended_at: START - 1 } : { deletion_at: START + 1 })
      const routes = reads.filter(({ url }) => NAMES_PERSON.test(url))
      expect(routes.length).toBeGreaterThanOrEqual(5)
      for (const { url } of routes) {
        const pair = { hidden: url.replace(':username', state), absent: url.replace(':username', 'nobody') }
        await expectSame(pair, stranger.headers)
      }
    })
  })
})
