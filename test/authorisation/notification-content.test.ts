import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notify } from '../../src/features/inbox/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { START } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { callRoute } from './calls.ts'
import { routeOf, sessionOf, withQuery } from './reads.ts'
import { isShown, seesPerson } from './rule.ts'
import type { Member } from './viewers.ts'
import { copyWorkout, VISIBILITIES, type Visibility } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

/** The notifications in a response of server-sent events. */
function notificationsIn(text: string): Mention[] {
  const found = text.matchAll(/^event: notification\nid: \d+\ndata: (.*)$/gm)
  return [...found].map(([, data = '']) => JSON.parse(data))
}

type Mention = { kind: string; workout: { id: number }; actors: { username: string }[] }

onEachDatabase('what a notification shows', (kind) => {
  let world: World
  const workouts: { id: number; owner: Member; visibility: Visibility }[] = []

  beforeAll(async () => {
    world = await makeWorld(kind)
    for (const owner of world.owners)
      for (const visibility of VISIBILITIES) {
        const id = await copyWorkout(world.test, world.template, { owner_id: owner.account.id, visibility })
        workouts.push({ id, owner, visibility })
        await mentionAll(id, owner)
      }
  })
  afterAll(() => world?.close())

  /** Whoever may see what, everybody has a notification of everything. */
  async function mentionAll(workout_id: number, { account }: Member): Promise<void> {
    const { db } = world.test.services
    const comment = {
      workout_id,
      author_id: account.id,
      parent_id: null,
      content: 'Hello',
      created_at: START,
    }
    const added = await db.insertInto('comment').values(comment).returning('id').executeTakeFirstOrThrow()
    const mention = { kind: 'mention' as const, actor_id: account.id, workout_id, comment_id: added.id }
    const notices = world.members.map((member) => ({ ...mention, account_id: member.account.id }))
    await inTransaction(db, (trx) => notify(world.test.services, trx, ...notices))
  }

  const hasMuted = (viewer: Member) => viewer.relation === 'muter'

  describe('is what its person may see now', () => {
    it.each([
      ['GET /api/notifications/', 'page_size=100'],
      ['GET /api/events/', ''],
    ])('%s', async (name, query) => {
      const route = query ? withQuery(routeOf(name), query) : routeOf(name)
      let cells = 0
      for (const viewer of world.members.filter(({ isActive }) => isActive)) {
        if (viewer === world.bystander) continue
        const headers = await sessionOf(world, viewer).credentials()
        const { body } = await callRoute(world.test, route, '', { ...headers, 'last-event-id': '0' })
        const entries: Mention[] = typeof body === 'string' ? notificationsIn(body) : body.results
        const mentions = entries.filter((entry) => entry.kind === 'mention')
        const expected = workouts.filter(
          ({ owner, visibility }) =>
            owner !== viewer &&
            !hasMuted(viewer) &&
            seesPerson(viewer, owner) &&
            isShown(viewer, owner, visibility),
        )
        const cell = { viewer: viewer.account.username }
        expect({ ...cell, ids: mentions.map(({ workout }) => workout.id).toSorted((a, b) => a - b) }).toEqual(
          {
            ...cell,
            ids: expected.map(({ id }) => id),
          },
        )
        for (const { workout, actors } of mentions) {
          const { owner } = expected.find(({ id }) => id === workout.id)!
          expect(actors.map(({ username }) => username)).toEqual([owner.account.username])
        }
        cells += workouts.length
      }
      console.log(`notifications on ${kind}: ${cells} cells`)
      expect(cells).toBeGreaterThan(90)
    })
  })
})
