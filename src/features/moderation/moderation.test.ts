import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  buildTestApp,
  multipart,
  PASSWORD,
  type Person,
  START,
  type TestApp,
} from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { plain } from '../../../test/support/pictures.ts'
import { keysIn } from '../../../test/support/storages.ts'
import { maintain } from '../../maintenance.ts'
import { CLOSED_CASES_KEPT_MS } from './maintenance.ts'

const DAY_MS = 86_400_000
const IN_TWO_DAYS = new Date(START + 2 * DAY_MS).toISOString()

/** The parts of entries of lists that tests look at. */
type Listed = { id: number; copy_id: number; title: string; person: { id: number } }

onEachDatabase('moderation', (kind) => {
  let test: TestApp
  let people = 0
  /** Whose things are reported. */
  let ana: Person
  let ben: Person
  let moderator: Person
  let other: Person

  beforeAll(async () => {
    test = await buildTestApp(kind)
    moderator = await test.register('moe')
    other = await test.register('mia')
    await setRole(moderator, 'moderator')
    await setRole(other, 'moderator')
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    if (test.clock.time !== START) await goTo(START, moderator, other)
    ana = await test.register(`ana${++people}`)
    ben = await test.register(`ben${people}`)
    await test.confirmEmail(ana)
  })

  /** Access tokens last for minutes. */
  const goTo = async (time: number, ...signedIn: Person[]) => {
    test.clock.time = time
    for (const person of signedIn) {
      const payload = { username: person.username, password: PASSWORD }
      const { body } = await test.request({ method: 'POST', url: '/api/auth/login/', payload })
      person.headers.authorization = `Bearer ${body.access}`
    }
  }
  const setRole = (person: Person, role: 'user' | 'moderator' | 'admin') =>
    test.services.db.updateTable('account').set({ role }).where('id', '=', person.id).execute()
  const addWorkout = async (owner: Person, given: object = {}): Promise<number> => {
    const workout = { sport: 'running', duration: 30, title: 'Run', visibility: 'public', ...given }
    return (await owner.post('/api/workouts/', workout)).body.id
  }
  const addPicture = async (owner: Person, workout_id: number): Promise<string> => {
    const form = multipart('photo.png', await plain().png().toBuffer(), 'image')
    const headers = { ...form.headers, ...owner.headers }
    const url = `/api/workouts/${workout_id}/images/`
    return (await test.request({ method: 'POST', url, ...form, headers })).body.name
  }
  const report = (by: Person, kind: string, target: string | number, given: object = {}) =>
    by.post('/api/reports/', { kind, target: String(target), reason: 'spam', ...given })
  const caseOf = async (owner: Person): Promise<number> => {
    const rows = await test.services.db
      .selectFrom('moderation_case')
      .select('id')
      .where('account_id', '=', owner.id)
      .orderBy('id', 'desc')
      .execute()
    return rows[0]!.id
  }
  const reported = async (kind: string, target: string | number, owner = ana): Promise<number> => {
    expect((await report(ben, kind, target)).status).toBe(201)
    return caseOf(owner)
  }
  const decide = (case_id: number, action: object, by = moderator) =>
    by.post(`/api/admin/reports/${case_id}/actions/`, { reason: 'Advertising', ...action })
  const decisionsOf = async (person: Person) => (await person.get('/api/decisions/')).body.results
  const appeal = async (person: Person): Promise<number> => {
    const [{ id }] = await decisionsOf(person)
    const content = 'That was a mistake.'
    expect((await person.post(`/api/decisions/${id}/appeal/`, { content })).status).toBe(204)
    return id
  }
  const answer = (id: number, outcome: string, by = other) =>
    by.post(`/api/admin/decisions/${id}/answer/`, { outcome, answer: 'We looked again.' })
  const mailKinds = async (person: Person) => {
    await test.runJobs()
    return test.mails
      .filter(({ to }) => to === `${person.username}@example.org`)
      .map(({ subject }) => subject)
  }
  const noticesOf = async (person: Person) => {
    const rows = await test.services.db
      .selectFrom('notification')
      .select('data')
      .where('account_id', '=', person.id)
      .where('kind', '=', 'moderation')
      .execute()
    return rows.map(({ data }) => JSON.parse(data ?? '{}'))
  }
  const auditKinds = async (case_id: number) => {
    const rows = await test.services.db.selectFrom('audit_entry').select(['kind', 'details']).execute()
    return rows
      .filter(({ details }) => details !== null && JSON.parse(details).case === case_id)
      .map((row) => row.kind)
  }

  describe('a report', () => {
    it('joins other reports of the same thing in one case', async () => {
      const id = await addWorkout(ana, { title: 'Buy shoes' })
      const cara = await test.register(`cara${people}`)
      await report(ben, 'workout', id, { content: 'A shop.' })
      await report(cara, 'workout', id, { reason: 'other' })
      const { body } = await moderator.get('/api/admin/reports/')
      const [found] = body.results.filter(({ person }: Listed) => person.id === ana.id)
      expect(found).toMatchObject({
        kind: 'workout',
        status: 'open',
        reasons: ['other', 'spam'],
        reports_count: 2,
        claimed_by: null,
      })
    })

    it('is made once per person and thing', async () => {
      const id = await addWorkout(ana)
      await reported('workout', id)
      const again = await report(ben, 'workout', id)
      expect([again.status, again.body.details.request[0].code]).toEqual([409, 'already_reported'])
    })

    it.each(['workout', 'picture', 'profile'])('404 for a hidden or missing %s', async (kind) => {
      const workout_id = await addWorkout(ana, { visibility: 'private' })
      const hidden = {
        workout: workout_id,
        picture: await addPicture(ana, workout_id),
        profile: ana.username,
      }[kind]!
      await ana.post(`/api/profiles/${ben.username}/block/`, {})
      expect((await report(ben, kind, hidden)).status).toBe(404)
      expect((await report(ben, kind, '987654')).status).toBe(404)
      expect((await report(ben, kind, 'no-such-thing')).status).toBe(404)
    })

    it('409 for what is one’s own', async () => {
      expect((await report(ana, 'profile', 'me')).status).toBe(409)
      expect((await report(ana, 'workout', await addWorkout(ana))).status).toBe(409)
    })

    it('400 for an unknown reason and for a text that is too long', async () => {
      expect((await report(ben, 'profile', ana.username, { reason: 'ugly' })).status).toBe(400)
      expect((await report(ben, 'profile', ana.username, { content: 'x'.repeat(1001) })).status).toBe(400)
    })

    it('keeps what was reported as it was, with the picture, when the owner changes it', async () => {
      const id = await addWorkout(ana, { title: 'Buy shoes', notes: 'cheap.example' })
      const name = await addPicture(ana, id)
      const case_id = await reported('workout', id)
      await ana.patch(`/api/workouts/${id}/`, { title: 'Innocent', notes: '' })
      await ana.delete(`/api/workouts/${id}/images/${name}/`)
      await test.runJobs()
      await maintain(test.services)
      const { body } = await moderator.get(`/api/admin/reports/${case_id}/`)
      expect(body.copies).toMatchObject([{ title: 'Buy shoes', text: 'cheap.example', sport: 'running' }])
      const [address] = body.copies[0].images
      const picture = await test.app.inject({ url: address, headers: moderator.headers })
      expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/webp'])
      expect((await ben.get(`/api/images/${name}/`)).status).toBe(404)
    })

    it('keeps another copy when the owner has changed it since', async () => {
      const id = await addWorkout(ana, { title: 'Buy shoes' })
      const case_id = await reported('workout', id)
      await ana.patch(`/api/workouts/${id}/`, { title: 'Buy bikes' })
      await report(moderator, 'workout', id)
      const { body } = await other.get(`/api/admin/reports/${case_id}/`)
      expect(body.copies.map(({ title }: Listed) => title)).toEqual(['Buy shoes', 'Buy bikes'])
      expect(body.reports.map(({ copy_id }: Listed) => copy_id)).toEqual(
        body.copies.map(({ id }: Listed) => id),
      )
    })

    it('shows no more of a profile than its reporter sees', async () => {
      await ana.patch('/api/profiles/me/', { name: 'Ana', bio: 'For friends', is_private: true })
      const case_id = await reported('profile', ana.username)
      const { body } = await moderator.get(`/api/admin/reports/${case_id}/`)
      expect(body.copies).toMatchObject([{ title: 'Ana', text: null }])
    })

    it('of one thing by many at once makes one case', async () => {
      const id = await addWorkout(ana)
      const crowd = await Promise.all(
        Array.from({ length: 6 }, (_, n) => test.register(`crowd${people}.${n}`)),
      )
      const answers = await Promise.all(crowd.map((person) => report(person, 'workout', id)))
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
      const { body } = await moderator.get(`/api/admin/reports/${await caseOf(ana)}/`)
      expect([body.reports_count, body.copies.length]).toEqual([6, 1])
    })
  })

  describe('a case', () => {
    it('is claimed by one moderator, for a day', async () => {
      const case_id = await reported('profile', ana.username)
      const { body } = await moderator.post(`/api/admin/reports/${case_id}/claim/`, {})
      expect(body.claimed_by).toEqual({ id: moderator.id, username: 'moe' })
      expect((await other.post(`/api/admin/reports/${case_id}/claim/`, {})).status).toBe(409)
      expect((await decide(case_id, { kind: 'warn' }, other)).status).toBe(409)
      expect((await other.delete(`/api/admin/reports/${case_id}/claim/`)).status).toBe(409)
      await goTo(START + DAY_MS, other)
      expect((await decide(case_id, { kind: 'warn' }, other)).status).toBe(200)
    })

    it('is hidden from the moderator whom it is about, who cannot act', async () => {
      await report(ben, 'profile', 'moe')
      const case_id = await caseOf(moderator)
      expect((await moderator.get(`/api/admin/reports/${case_id}/`)).status).toBe(404)
      expect((await decide(case_id, { kind: 'dismiss' })).status).toBe(404)
      expect((await moderator.post(`/api/admin/reports/${case_id}/claim/`, {})).status).toBe(404)
      const { body } = await moderator.get('/api/admin/reports/?page_size=100')
      expect(body.results.map(({ id }: Listed) => id)).not.toContain(case_id)
    })

    it('about a moderator is decided by administrators only', async () => {
      const admin = await test.register(`admin${people}`)
      await setRole(admin, 'admin')
      const case_id = await reported('profile', 'mia', other)
      expect((await moderator.get(`/api/admin/reports/${case_id}/`)).body.may_act).toBe(false)
      expect((await decide(case_id, { kind: 'warn' })).status).toBe(403)
      expect((await decide(case_id, { kind: 'warn' }, admin)).status).toBe(200)
      await setRole(admin, 'user')
    })

    it('closes with the first decision, and a new report opens another one', async () => {
      const id = await addWorkout(ana)
      const case_id = await reported('workout', id)
      expect((await decide(case_id, { kind: 'dismiss' })).body.status).toBe('closed')
      expect((await decide(case_id, { kind: 'dismiss' })).status).toBe(409)
      await report(other, 'workout', id)
      expect(await caseOf(ana)).not.toBe(case_id)
      expect(await decisionsOf(ana)).toEqual([])
      expect(await mailKinds(ana)).not.toContain('A warning by the moderators')
    })

    it('is deleted with its pictures half a year after the last decision, unless an appeal waits', async () => {
      const id = await addWorkout(ana)
      const name = await addPicture(ana, id)
      const case_id = await reported('picture', name)
      await decide(case_id, { kind: 'hide' })
      const action_id = await appeal(ana)
      test.clock.time += CLOSED_CASES_KEPT_MS + DAY_MS
      await maintain(test.services)
      const session = await test.services.db.selectFrom('moderation_case').select('id').execute()
      expect(session.map((row) => row.id)).toContain(case_id)
      await test.services.db
        .updateTable('appeal')
        .set({ answered_at: START, outcome: 'upheld', answer: 'No.' })
        .where('action_id', '=', action_id)
        .execute()
      await maintain(test.services)
      await test.runJobs()
      const left = await test.services.db.selectFrom('moderation_case').select('id').execute()
      expect(left.map((row) => row.id)).not.toContain(case_id)
      expect((await keysIn(test, 'images')).filter((key) => key.includes(name))).toEqual([])
    })

    it('goes with the account that it is about, and its pictures, too', async () => {
      const id = await addWorkout(ana)
      const name = await addPicture(ana, id)
      const case_id = await reported('picture', name)
      await decide(case_id, { kind: 'hide' })
      await test.services.db
        .updateTable('account')
        .set({ deletion_at: START })
        .where('id', '=', ana.id)
        .execute()
      await maintain(test.services)
      await test.runJobs()
      const left = await test.services.db.selectFrom('moderation_case').select('id').execute()
      expect(left.map((row) => row.id)).not.toContain(case_id)
      expect((await keysIn(test, 'images')).filter((key) => key.includes(name))).toEqual([])
    })
  })

  describe('a decision', () => {
    it('needs a reason, and an end exactly where one makes sense', async () => {
      const case_id = await reported('profile', ana.username)
      expect((await decide(case_id, { kind: 'warn', reason: ' ' })).status).toBe(400)
      expect((await decide(case_id, { kind: 'warn', until: IN_TWO_DAYS })).status).toBe(400)
      expect((await decide(case_id, { kind: 'limit' })).status).toBe(400)
      expect((await decide(case_id, { kind: 'limit', until: '2020-01-01T00:00:00Z' })).status).toBe(400)
      expect((await moderator.get(`/api/admin/reports/${case_id}/`)).body.status).toBe('open')
    })

    it('that hides a workout keeps its owner from showing it, until it is reversed', async () => {
      const id = await addWorkout(ana, { visibility: 'followers' })
      await ben.post(`/api/profiles/${ana.username}/follow/`, {})
      const case_id = await reported('workout', id)
      await decide(case_id, { kind: 'hide' })
      expect((await ben.get(`/api/workouts/${id}/`)).status).toBe(404)
      expect((await ana.get(`/api/workouts/${id}/`)).body.visibility).toBe('private')
      const patched = await ana.patch(`/api/workouts/${id}/`, { visibility: 'public' })
      expect([patched.status, patched.body.details]).toEqual([
        400,
        { visibility: [{ code: 'hidden_by_moderators' }] },
      ])
      const bulk = { ids: [id], change: { visibility: 'public' } }
      expect((await ana.patch('/api/workouts/bulk/', bulk)).status).toBe(400)
      expect((await ana.patch(`/api/workouts/${id}/`, { title: 'Changed' })).status).toBe(200)
      expect((await answer(await appeal(ana), 'reversed')).status).toBe(200)
      expect((await ben.get(`/api/workouts/${id}/`)).status).toBe(200)
      const { body } = await ben.get(`/api/profiles/${ana.username}/`)
      expect(body.total_workouts).toBe(1)
    })

    it('that is reversed does not show what the owner has made private meanwhile', async () => {
      const id = await addWorkout(ana)
      await decide(await reported('workout', id), { kind: 'hide' })
      await ana.patch(`/api/workouts/${id}/`, { visibility: 'private' })
      await answer(await appeal(ana), 'reversed')
      expect((await ana.get(`/api/workouts/${id}/`)).body.visibility).toBe('private')
      expect((await ana.patch(`/api/workouts/${id}/`, { visibility: 'public' })).status).toBe(200)
    })

    it('that hides a picture takes it away, and gives it back to its place when it is reversed', async () => {
      const id = await addWorkout(ana)
      const first = await addPicture(ana, id)
      await addPicture(ana, id)
      await decide(await reported('picture', first), { kind: 'hide' })
      await test.runJobs()
      expect((await ana.get(`/api/workouts/${id}/`)).body.images).toHaveLength(1)
      expect((await ana.get(`/api/images/${first}/`)).status).toBe(404)
      await answer(await appeal(ana), 'reversed')
      expect((await ana.get(`/api/workouts/${id}/`)).body.images[0]).toContain(first)
      expect((await ben.get(`/api/images/${first}/`)).status).toBe(200)
    })

    it('that hides a profile empties its words, and gives back what is still empty', async () => {
      await ana.patch('/api/profiles/me/', { name: 'Cheap Shoes', bio: 'cheap.example' })
      await decide(await reported('profile', ana.username), { kind: 'hide' })
      expect((await ben.get(`/api/profiles/${ana.username}/`)).body).toMatchObject({ name: '', bio: '' })
      await ana.patch('/api/profiles/me/', { name: 'Ana' })
      await answer(await appeal(ana), 'reversed')
      const { body } = await ben.get(`/api/profiles/${ana.username}/`)
      expect(body).toMatchObject({ name: 'Ana', bio: 'cheap.example' })
    })

    it('409 for content that is gone, and the case stays open', async () => {
      const id = await addWorkout(ana)
      const name = await addPicture(ana, id)
      const case_id = await reported('picture', name)
      await ana.delete(`/api/workouts/${id}/images/${name}/`)
      const { status, body } = await decide(case_id, { kind: 'hide' })
      expect([status, body.details.request[0].code]).toEqual([409, 'content_gone'])
      expect((await moderator.get(`/api/admin/reports/${case_id}/`)).body.status).toBe('open')
    })

    it('limits follows until its end', async () => {
      await decide(await reported('profile', ana.username), { kind: 'limit', until: IN_TWO_DAYS })
      const { status, body } = await ana.post(`/api/profiles/${ben.username}/follow/`, {})
      expect([status, body.details]).toEqual([
        403,
        { request: [{ code: 'limited_until', until: IN_TWO_DAYS }] },
      ])
      await goTo(START + 2 * DAY_MS, ana)
      expect((await ana.post(`/api/profiles/${ben.username}/follow/`, {})).status).toBe(201)
    })

    it('suspends until its end; the person appeals with the link of the mail', async () => {
      const case_id = await reported('profile', ana.username)
      expect((await decide(case_id, { kind: 'suspend', until: IN_TWO_DAYS })).status).toBe(200)
      expect((await ana.get('/api/decisions/')).status).toBe(401)
      expect((await ben.get(`/api/profiles/${ana.username}/`)).status).toBe(404)
      await test.runJobs()
      const { path, token } = test.lastLink(`${ana.username}@example.org`)
      expect(path).toBe('/appeal')
      const send = (payload: object) =>
        test.request({ method: 'POST', url: '/api/decisions/appeal/', payload })
      expect((await send({ token: 'wrong', content: 'Please' })).status).toBe(400)
      expect((await send({ token, content: 'Please' })).status).toBe(204)
      expect((await send({ token, content: 'Please' })).status).toBe(409)
      const { body } = await other.get(`/api/admin/reports/${case_id}/`)
      expect(body.status).toBe('appealed')
      await answer(body.actions[0].id, 'reversed')
      expect((await ben.get(`/api/profiles/${ana.username}/`)).status).toBe(200)
    })

    it('that suspends takes the likes of the person out of view, until it is reversed', async () => {
      const id = await addWorkout(ben)
      await ana.post(`/api/workouts/${id}/like/`, {})
      const likes = async () => (await ben.get(`/api/workouts/${id}/likes/`)).body.results.length
      expect(await likes()).toBe(1)
      const case_id = await reported('profile', ana.username)
      // The decision takes a moment.
      const { now } = test.clock
      test.clock.now = () => test.clock.time++
      await decide(case_id, { kind: 'suspend' })
      test.clock.now = now
      expect(await likes()).toBe(0)
      await test.runJobs()
      const { token } = test.lastLink(`${ana.username}@example.org`)
      const payload = { token, content: 'Please' }
      await test.request({ method: 'POST', url: '/api/decisions/appeal/', payload })
      const { body } = await other.get(`/api/admin/reports/${case_id}/`)
      await answer(body.actions[0].id, 'reversed')
      expect(await likes()).toBe(1)
    })

    it('is told to the person by mail and in the list of decisions, without the moderator', async () => {
      const case_id = await reported('workout', await addWorkout(ana, { title: 'Buy shoes' }))
      await decide(case_id, { kind: 'warn' })
      expect(await mailKinds(ana)).toContain('A warning by the moderators')
      expect(await noticesOf(ana)).toEqual([{ action: 'warn', reason: 'Advertising' }])
      const decisions = await decisionsOf(ana)
      expect(decisions).toMatchObject([
        { kind: 'warn', about: 'workout', reason: 'Advertising', may_appeal: true, appeal: null },
      ])
      expect(decisions[0].content.title).toBe('Buy shoes')
      expect(JSON.stringify(decisions)).not.toMatch(/"moe"|moderator|ben/)
      expect(await decisionsOf(ben)).toEqual([])
    })

    it('is undone, and not told, when its transaction fails', async () => {
      const id = await addWorkout(ana)
      const case_id = await reported('workout', id)
      const queue = test.services.queue as { enqueue: unknown }
      const enqueue = queue.enqueue
      queue.enqueue = () => Promise.reject(new Error('the disk is full'))
      const { status } = await decide(case_id, { kind: 'hide' })
      queue.enqueue = enqueue
      expect(status).toBe(500)
      expect((await ben.get(`/api/workouts/${id}/`)).status).toBe(200)
      expect(await decisionsOf(ana)).toEqual([])
      expect(await auditKinds(case_id)).toEqual(['report.made'])
    })
  })

  describe('a comment', () => {
    /** Whose workout it is on. */
    let cara: Person
    let workout_id: number

    beforeEach(async () => {
      cara = await test.register(`cara.c${people}`)
      workout_id = await addWorkout(cara)
    })
    const comments = () => `/api/workouts/${workout_id}/comments/`
    const write = async (by: Person, content: string, given: object = {}): Promise<number> =>
      (await by.post(comments(), { content, ...given })).body.id
    const textsFor = async (who: Person) =>
      (await who.get(comments())).body.results.map((row: { content: string }) => row.content)

    it('is copied into the report with its workout and the time when it was written', async () => {
      const id = await write(ana, 'Buy shoes')
      const case_id = await reported('comment', id)
      await ana.patch(`/api/comments/${id}/`, { content: 'Nice run' })
      await report(other, 'comment', id)
      const { body } = await moderator.get(`/api/admin/reports/${case_id}/`)
      const copied = { title: null, workout_id, written_at: new Date(START).toISOString() }
      expect([body.kind, body.person.id, body.reports_count]).toEqual(['comment', ana.id, 2])
      expect(body.copies).toMatchObject([
        { text: 'Buy shoes', ...copied },
        { text: 'Nice run', ...copied },
      ])
      expect((await report(ana, 'comment', id)).status).toBe(409)
    })

    it('404 for a report by somebody who does not see it', async () => {
      const id = await write(ana, 'Buy shoes')
      const reply = await write(cara, 'No, thanks', { parent: id })
      expect((await report(ben, 'comment', 'x')).status).toBe(404)
      await cara.post(`/api/profiles/${ana.username}/block/`, {})
      for (const target of [id, reply]) expect((await report(ben, 'comment', target)).status).toBe(404)
      await cara.delete(`/api/profiles/${ana.username}/block/`)
      await cara.patch(`/api/workouts/${workout_id}/`, { visibility: 'private' })
      for (const target of [id, reply]) expect((await report(ben, 'comment', target)).status).toBe(404)
    })

    it('that is hidden is in no response to others, until it is reversed', async () => {
      await ben.post(`/api/profiles/${cara.username}/follow/`, {})
      const id = await write(ana, `Buy shoes @${ben.username}`)
      await write(ben, 'No, thanks', { parent: id })
      const seen = async (who: Person) => {
        const mentioned = (await who.get('/api/notifications/')).body.results.filter(
          (row: { comment: unknown }) => row.comment !== null,
        )
        const { comments_count } = (await who.get(`/api/workouts/${workout_id}/`)).body
        const near = (await who.get(`/api/workouts/${workout_id}/mentionable/`)).body.results
        const named = near.filter(({ username }: Person) => username === ana.username)
        return [await textsFor(who), comments_count, mentioned.length, named.length]
      }
      const feedOf = async (who: Person) => (await who.get('/api/feed/')).body.results[0].comments.length
      const texts = [`Buy shoes @${ben.username}`, 'No, thanks']
      expect([await seen(ben), await seen(cara)]).toEqual([
        [texts, 2, 1, 1],
        [texts, 2, 1, 1],
      ])
      expect(await feedOf(ben)).toBe(2)
      const case_id = await reported('comment', id)
      expect((await decide(case_id, { kind: 'hide' })).status).toBe(200)
      expect([await seen(ben), await seen(cara)]).toEqual([
        [[], 0, 0, 0],
        [[], 0, 0, 0],
      ])
      expect(await feedOf(ben)).toBe(0)
      expect((await report(other, 'comment', id)).status).toBe(404)
      expect(await textsFor(ana)).toEqual(texts)
      expect(await noticesOf(ana)).toEqual([{ action: 'hide', reason: 'Advertising' }])
      const [decision] = await decisionsOf(ana)
      expect(decision).toMatchObject({ kind: 'hide', about: 'comment', content: { text: texts[0] } })
      await answer(await appeal(ana), 'reversed')
      expect(await seen(cara)).toEqual([texts, 2, 1, 1])
      expect(await auditKinds(case_id)).toContain('content.hidden')
    })

    it('409 when it was deleted before the moderator decides', async () => {
      const id = await write(ana, 'Buy shoes')
      const case_id = await reported('comment', id)
      await ana.delete(`/api/comments/${id}/`)
      expect((await decide(case_id, { kind: 'hide' })).body.details.request[0].code).toBe('content_gone')
    })
  })

  describe('an appeal', () => {
    it('is made once, by the person, and answered once, by another moderator', async () => {
      const case_id = await reported('profile', ana.username)
      await decide(case_id, { kind: 'warn' })
      const id = await appeal(ana)
      expect((await ana.post(`/api/decisions/${id}/appeal/`, { content: 'Again' })).status).toBe(409)
      expect((await ben.post(`/api/decisions/${id}/appeal/`, { content: 'Mine?' })).status).toBe(404)
      const own = await answer(id, 'reversed', moderator)
      expect([own.status, own.body.details.request[0].code]).toEqual([403, 'another_moderator'])
      const seen = async (by: Person) =>
        (await by.get(`/api/admin/reports/${case_id}/`)).body.actions[0].appeal.may_answer
      expect([await seen(moderator), await seen(other)]).toEqual([false, true])
      expect((await answer(id, 'upheld')).status).toBe(200)
      expect((await answer(id, 'reversed')).status).toBe(409)
      expect((await decisionsOf(ana))[0]).toMatchObject({
        may_appeal: false,
        reversed_at: null,
        appeal: { outcome: 'upheld', answer: 'We looked again.' },
      })
      expect(await mailKinds(ana)).toContain('Your appeal was not successful')
      expect(await noticesOf(ana)).toHaveLength(2)
    })

    it('is answered by the same moderator only when there is no other', async () => {
      await decide(await reported('profile', ana.username), { kind: 'warn' })
      const id = await appeal(ana)
      await setRole(other, 'user')
      const { status } = await answer(id, 'reversed', moderator)
      await setRole(other, 'moderator')
      expect(status).toBe(200)
      expect((await decisionsOf(ana))[0].reversed_at).not.toBeNull()
    })

    it('that ends a limit does not end a later one', async () => {
      await decide(await reported('profile', ana.username), { kind: 'limit', until: IN_TWO_DAYS })
      const id = await appeal(ana)
      const until = new Date(START + 5 * DAY_MS).toISOString()
      await decide(await reported('workout', await addWorkout(ana)), { kind: 'limit', until })
      await answer(id, 'reversed')
      const { body } = await ana.post(`/api/profiles/${ben.username}/follow/`, {})
      expect(body.details.request[0]).toEqual({ code: 'limited_until', until })
    })

    it('and everything before it is in the audit log', async () => {
      const case_id = await reported('workout', await addWorkout(ana))
      await moderator.post(`/api/admin/reports/${case_id}/claim/`, {})
      for (const _ of [1, 2]) await moderator.delete(`/api/admin/reports/${case_id}/claim/`)
      await decide(case_id, { kind: 'hide' })
      await answer(await appeal(ana), 'reversed')
      expect(await auditKinds(case_id)).toEqual([
        'report.made',
        'report.claimed',
        'report.released',
        'content.hidden',
        'decision.appealed',
        'decision.reversed',
      ])
    })
  })
})
