import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, type Person, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { buildFit } from '../../../test/support/fit-builder.ts'

const URL = '/api/profiles/me/sharing/'
const INITIAL = {
  visibility: 'followers',
  body_visibility: 'private',
  map_visibility: 'followers',
  shows_start_time: true,
  shares_original: false,
  hidden_ends_m: 200,
}
const OPEN = {
  visibility: 'public',
  body_visibility: 'followers',
  map_visibility: 'public',
  shows_start_time: false,
  shares_original: true,
  hidden_ends_m: 0,
}
const HIDDEN = { ...INITIAL, visibility: 'private', map_visibility: 'private', hidden_ends_m: 500 }

onEachDatabase('the defaults for new workouts', (kind) => {
  let test: TestApp
  let ana: Person
  let people = 0

  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    ana = await test.register(`ana${++people}`)
  })

  const add = async (given: object = {}) =>
    (await ana.post('/api/workouts/', { sport: 'running', duration: 30, ...given })).body
  const choose = (sports: object[] = [], all: object = OPEN) => ana.put(URL, { all, sports })

  it('show workouts to followers, without body figures, until the person chooses', async () => {
    expect((await ana.get(URL)).body).toEqual({ all: INITIAL, sports: [] })
    expect(await add()).toMatchObject(INITIAL)
  })

  it('are used for workouts that are typed in and for recordings', async () => {
    expect((await choose()).body).toEqual({ all: OPEN, sports: [] })
    expect((await ana.get(URL)).body).toEqual({ all: OPEN, sports: [] })
    expect(await add()).toMatchObject(OPEN)
    const { body } = await ana.upload('ride.fit', buildFit({ records: 30 }))
    expect((await ana.get(`/api/workouts/${body.items[0].workouts[0]}/`)).body).toMatchObject(OPEN)
  })

  it('of a sport are used for its workouts only', async () => {
    await choose([{ sport: 'walking', ...HIDDEN }])
    expect(await add({ sport: 'walking' })).toMatchObject(HIDDEN)
    expect(await add({ sport: 'running' })).toMatchObject(OPEN)
  })

  it('give way to what the workout says', async () => {
    await choose()
    expect(await add({ visibility: 'private' })).toMatchObject({ ...OPEN, visibility: 'private' })
  })

  it('replace what a replaced workout leaves out, and nothing of a changed one', async () => {
    const { id } = await add(HIDDEN)
    await choose()
    expect((await ana.patch(`/api/workouts/${id}/`, { sport: 'walking' })).body).toMatchObject(HIDDEN)
    const replaced = await ana.put(`/api/workouts/${id}/`, { sport: 'running', duration: 30 })
    expect(replaced.body).toMatchObject(OPEN)
    expect((await ana.get(`/api/workouts/${id}/`)).body).toMatchObject(OPEN)
  })

  it('return to their initial values where a change leaves them out', async () => {
    await choose()
    const { body } = await choose([{ sport: 'walking', visibility: 'private' }], { visibility: 'public' })
    expect(body).toEqual({
      all: { ...INITIAL, visibility: 'public' },
      sports: [{ sport: 'walking', ...INITIAL, visibility: 'private' }],
    })
  })

  it('of one person are not those of another', async () => {
    await choose()
    const ben = await test.register(`ben${people}`)
    expect((await ben.get(URL)).body).toEqual({ all: INITIAL, sports: [] })
  })

  it('400 for a sport that is given twice, and the old defaults stay', async () => {
    await choose()
    const { status, body } = await choose(
      [
        { sport: 'walking', ...HIDDEN },
        { sport: 'walking', ...OPEN },
      ],
      HIDDEN,
    )
    expect([status, Object.keys(body.errors)]).toEqual([400, ['sports']])
    expect((await ana.get(URL)).body.all).toEqual(OPEN)
  })

  it('200 for each of several changes at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => choose([{ sport: 'walking', ...HIDDEN }])),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  it.each([
    ['an unknown sport', { all: OPEN, sports: [{ sport: 'chess', ...OPEN }] }],
    ['a missing list of sports', { all: OPEN }],
    ['too long hidden ends', { all: { ...OPEN, hidden_ends_m: 2_001 }, sports: [] }],
    ['an unknown visibility', { all: { ...OPEN, visibility: 'friends' }, sports: [] }],
  ])('400 for %s', async (_, payload) => {
    expect((await ana.put(URL, payload)).status).toBe(400)
  })
})
