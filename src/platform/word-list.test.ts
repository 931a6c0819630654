import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, PASSWORD, type Person, type TestApp } from '../../test/support/app.ts'
import { buildFit } from '../../test/support/fit-builder.ts'
import { openWordList, toWordList } from './word-list.ts'

describe('a list of refused words', () => {
  const list = toWordList(['# a comment', 'Bäd', 'cheap shoes', 'spam*', '', 'dumm # in German', '禁止'])

  it.each([
    ['a BAD day', 'Bäd'],
    ['bäd.', 'Bäd'],
    ['Buy CHEAP  shoes!', 'cheap shoes'],
    ['Spammers', 'spam*'],
    ['Dumm gelaufen', 'dumm'],
    ['これは禁止です', '禁止'],
  ])('finds in “%s”: %s', (text, entry) => expect(list.findIn(text)).toBe(entry))

  it.each(['badge', 'cheap red shoes', 'shoes cheap', 'antispam', 'dummy', '止禁', ''])(
    'finds nothing in “%s”',
    (text) => expect(list.findIn(text)).toBeUndefined(),
  )

  it('stops the start when its file is missing or has an entry without letters', () => {
    expect(() => openWordList({ wordListFile: '/no/such/file' })).toThrow(/WORD_LIST_FILE cannot be read/)
    expect(() => toWordList(['***'])).toThrow(/an entry without letters/)
  })
})

describe('refused words', () => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'word-list-')), 'words.txt')
    writeFileSync(file, 'spam*\nschmäh\n')
    test = await buildTestApp('SQLite', { WORD_LIST_FILE: file })
    ana = await test.register('ana')
  })
  afterAll(() => test?.close())

  const workout = (given: object) => ({ sport: 'running', duration: 30, visibility: 'public', ...given })
  const refusal = (field: string, word: string) => ({
    status: 400,
    body: { details: { [field]: [{ code: 'refused_word', word }] } },
  })

  it('are refused in workouts that others see', async () => {
    const refused = refusal('notes', 'spam*')
    expect(await ana.post('/api/workouts/', workout({ notes: 'Spammy' }))).toMatchObject(refused)
    const { body } = await ana.post('/api/workouts/', workout({ title: 'Schmah', visibility: 'private' }))
    expect(await ana.patch(`/api/workouts/${body.id}/`, { visibility: 'followers' })).toMatchObject(
      refusal('title', 'schmäh'),
    )
    const bulk = { ids: [body.id], change: { visibility: 'public' } }
    expect(await ana.patch('/api/workouts/bulk/', bulk)).toMatchObject(refusal('change.visibility', 'schmäh'))
    expect((await ana.get(`/api/workouts/${body.id}/`)).body.visibility).toBe('private')
  })

  it('are refused in new and edited comments', async () => {
    const { body } = await ana.post('/api/workouts/', workout({}))
    const comments = `/api/workouts/${body.id}/comments/`
    expect(await ana.post(comments, { content: 'Buy spam' })).toMatchObject(refusal('content', 'spam*'))
    const { id } = (await ana.post(comments, { content: 'Nice' })).body
    expect(await ana.patch(`/api/comments/${id}/`, { content: 'Schmäh!' })).toMatchObject(
      refusal('content', 'schmäh'),
    )
  })

  it('are refused in profiles and usernames', async () => {
    expect(await ana.patch('/api/profiles/me/', { name: 'SPAM' })).toMatchObject(refusal('name', 'spam*'))
    expect(await ana.patch('/api/profiles/me/', { bio: 'no schmäh' })).toMatchObject(refusal('bio', 'schmäh'))
    expect(await ana.patch('/api/auth/user/', { username: 'spam.shop' })).toMatchObject(
      refusal('username', 'spam*'),
    )
    const payload = { username: 'spammer', email: 's@example.org', password1: PASSWORD, password2: PASSWORD }
    expect(await test.request({ method: 'POST', url: '/api/auth/registration/', payload })).toMatchObject(
      refusal('username', 'spam*'),
    )
  })

  it('in the title of a file give way to the usual title', async () => {
    const form = multipart('spam.fit', buildFit({ records: 30 }))
    const headers = { ...form.headers, ...ana.headers }
    const { body } = await test.request({ method: 'POST', url: '/api/recordings/', ...form, headers })
    await test.runJobs()
    const recording = await ana.get(`/api/recordings/${body.id}/`)
    const [id] = recording.body.items[0].workouts
    expect((await ana.get(`/api/workouts/${id}/`)).body.title).not.toMatch(/spam/i)
  })
})
