import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { fillSearchWords } from './0007-search.ts'

/** More than one batch. */
const WORKOUTS = 1_201

onEachDatabase('workouts from before the index of words', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('are found by the words of title and notes', async () => {
    const { db } = test.services
    const ana = await test.register('ana')
    const { body } = await ana.post('/api/workouts/', { sport: 'running', duration: 30 })
    const { id: _, ...one } = await db
      .selectFrom('workout')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    const copies = Array.from({ length: WORKOUTS }, (_, i) => ({
      ...one,
      title: `Ride ${i}`,
      notes: 'Élan',
      search_words: '',
    }))
    for (let from = 0; from < WORKOUTS; from += 100)
      await db
        .insertInto('workout')
        .values(copies.slice(from, from + 100))
        .execute()
    const found = async (search: string) => (await ana.get(`/api/workouts/?search=${search}`)).body.count
    await fillSearchWords(db as never)
    expect(await found('elan')).toBe(WORKOUTS)
    expect(await found('1200')).toBe(1)
  })
})
