import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, type Person, type TestApp } from '../../../test/support/app.ts'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'

const DAY_MS = 86_400_000

onEachDatabase('the search for workouts', (kind) => {
  let database: TestDatabase
  let test: TestApp
  let ana: Person
  let people = 0
  beforeAll(async () => {
    database = await makeDatabase(kind)
    test = await buildTestApp(kind, {}, database)
  })
  afterAll(async () => {
    await test?.close()
    await database?.remove()
  })

  const newPerson = () => test.register(`ana${++people}`)
  const add = async (who: Person, title: string, notes = '') => {
    const { status, body } = await who.post('/api/workouts/', {
      sport: 'running',
      duration: 30,
      title,
      notes,
    })
    expect(status).toBe(201)
    return body.id as number
  }
  const answerTo = (who: Person, search: string) =>
    who.get(`/api/workouts/?search=${encodeURIComponent(search)}`)
  const titles = async (who: Person, search: string) => {
    const { status, body } = await answerTo(who, search)
    expect(status).toBe(200)
    expect(body.count).toBe(body.results.length)
    return body.results.map((workout: { title: string }) => workout.title).sort()
  }

  it('finds words by their beginnings, in the title and notes of own workouts', async () => {
    const [ana, ben] = [await newPerson(), await newPerson()]
    await add(ana, 'Round the lake', 'Headwind; felt strong.')
    await add(ana, 'Seerunde Straße', '京都 🚴')
    await add(ben, 'Round the lake')
    expect(await titles(ana, 'lak')).toEqual(['Round the lake'])
    expect(await titles(ana, 'HEAD lake')).toEqual(['Round the lake'])
    expect(await titles(ana, 'wind')).toEqual([])
    expect(await titles(ana, 'lake strasse')).toEqual([])
    expect(await titles(ana, 'strasse')).toEqual(['Seerunde Straße'])
    expect(await titles(ana, '京')).toEqual(['Seerunde Straße'])
    expect(await titles(ana, '🚴')).toEqual(['Seerunde Straße'])
  })

  it('finds new words after a change, nothing in the trash, and only what the other filters pass', async () => {
    ana = await newPerson()
    const id = await add(ana, 'Old title', 'Kept notes')
    await add(ana, 'Another old one')
    await ana.patch(`/api/workouts/${id}/`, { title: 'New title' })
    expect(await titles(ana, 'old')).toEqual(['Another old one'])
    expect(await titles(ana, 'new kept')).toEqual(['New title'])
    await ana.delete(`/api/workouts/${id}/`)
    expect(await titles(ana, 'new')).toEqual([])
    await ana.post(`/api/workouts/trash/${id}/restore/`)
    expect(await titles(ana, 'new')).toEqual(['New title'])
    const filtered = await ana.get('/api/workouts/?search=new&sport=cycling')
    expect(filtered.body.count).toBe(0)
    await ana.delete(`/api/workouts/${id}/`)
    await ana.delete('/api/workouts/trash/')
    expect(await titles(ana, 'new')).toEqual([])
  })

  it('selects the workouts of bulk changes and deletions', async () => {
    const ana = await newPerson()
    await add(ana, 'Commute')
    await add(ana, 'Commuting home')
    await add(ana, 'Race')
    const filters = { search: 'commut' }
    const change = { visibility: 'private' }
    expect((await ana.patch('/api/workouts/bulk/', { filters, change })).body).toEqual({ changed: 2 })
    const deletion = { method: 'DELETE' as const, url: '/api/workouts/bulk/', headers: ana.headers }
    expect((await test.request({ ...deletion, payload: { filters } })).body).toEqual({ deleted: 2 })
    const none = await test.request({ ...deletion, payload: { filters: { search: '%' } } })
    expect([none.status, none.body.details]).toEqual([400, { 'filters.search': [{ code: 'no_words' }] }])
    expect((await ana.get('/api/workouts/')).body.count).toBe(1)
  })

  it('400 for a query without a word, or with more than 20', async () => {
    const ana = await newPerson()
    for (const search of ['%', '_', ' ', '"']) {
      const { status, body } = await answerTo(ana, search)
      expect([status, body.details]).toEqual([400, { search: [{ code: 'no_words' }] }])
    }
    const words = Array.from({ length: 21 }, (_, i) => String.fromCharCode(97 + i))
    expect((await answerTo(ana, words.slice(1).join(' '))).status).toBe(200)
    const { status, body } = await answerTo(ana, words.join(' '))
    expect([status, body.details]).toEqual([400, { search: [{ code: 'too_many_words', maximum: 20 }] }])
  })

  it('reads the syntax of the database as text', async () => {
    const ana = await newPerson()
    await add(ana, 'Near or not')
    for (const search of [
      '"near"',
      'near*',
      'near:a',
      "near' or 1=1 --",
      'NOT near',
      '{near}',
      '^near',
      'near & !x | y',
    ])
      expect((await answerTo(ana, search)).status, search).toBe(200)
    expect(await titles(ana, '\'near\' & "or" -not')).toEqual(['Near or not'])
  })

  it('stays cheap when folding makes the text and the query many times longer', async () => {
    const ana = await newPerson()
    for (const character of ['\ufdfa', '\u1e9b\u0323', '㌖', 'ﬄ'])
      for (let i = 0; i < 20; i++) await add(ana, `${i}`, character.repeat(10_000 / character.length))
    for (const character of ['\ufdfa', '\u1e9b\u0323', '㌖', 'ﬄ']) {
      const { status, body } = await answerTo(ana, character.repeat(100 / character.length))
      expect([status, body.count]).toEqual([200, 20])
    }
  })

  it('forgets the words of an erased account', async () => {
    const [ana, ben] = [await newPerson(), await newPerson()]
    await add(ana, 'Zanzibarfahrt', 'Quittenkuchen')
    await add(ben, 'Zanzibarmarsch')
    const { status } = await test.request({
      method: 'DELETE',
      url: '/api/auth/user/',
      headers: ana.headers,
      payload: { password: PASSWORD },
    })
    expect(status).toBe(202)
    test.clock.time += 14 * DAY_MS
    await test.runJobs()
    const { db } = test.services
    const { rows } = await sql`select title from workout where search_words like '% zanzibar%'`.execute(db)
    expect(rows).toEqual([{ title: 'Zanzibarmarsch' }])
    if (kind !== 'SQLite') return
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
    const file = readFileSync(path.join(database.folder, 'fittrack.db'), 'latin1').toLowerCase()
    expect([file.includes('zanzibarfahrt'), file.includes('quittenkuchen')]).toEqual([false, false])
    expect(file.includes('zanzibarmarsch')).toBe(true)
  })
})
