import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { START } from '../support/app.ts'
import { onEachDatabase } from '../support/databases.ts'
import { CALLED } from './calls.ts'
import { openReads, type Read, routeOf, withQuery } from './reads.ts'
import { isShown, seesPerson } from './rule.ts'
import type { Member, Viewer } from './viewers.ts'
import { copyWorkout, VISIBILITIES, type Visibility } from './workouts.ts'
import { makeWorld, type World } from './world.ts'

const MAX_SUGGESTED = 8

const LIKES = 'GET /api/workouts/:id/likes/'
const COMMENTS = 'GET /api/workouts/:id/comments/'
const COMMENT_LIKES = 'GET /api/comments/:id/likes/'
const MENTIONABLE = 'GET /api/workouts/:id/mentionable/'

/** A workout with a like and a comment of everybody, each with a reply of the owner, whom everybody likes, too. */
type Workout = {
  owner: Member
  visibility: Visibility
  id: number
  comment_id: number
  comments: { author: Member; id: number }[]
}
type Comment = { content: string; author: { username: string }; likes_count: number }

onEachDatabase('what a response shows of likes and comments', (kind) => {
  let world: World
  let read: Read
  let viewers: { viewer: Viewer; member: Member }[]
  const workouts: Workout[] = []

  beforeAll(async () => {
    world = await makeWorld(kind)
    read = openReads(world)
    viewers = world.viewers.flatMap((viewer) =>
      viewer.member?.isActive && !viewer.scopes ? [{ viewer, member: viewer.member }] : [],
    )
    for (const owner of world.owners.filter(({ isActive }) => isActive))
      for (const visibility of VISIBILITIES) workouts.push(await addWorkout(owner, visibility))
  })
  afterAll(() => world?.close())

  async function addWorkout(owner: Member, visibility: Visibility): Promise<Workout> {
    const { db } = world.test.services
    const workout_id = await copyWorkout(world.test, world.template, {
      owner_id: owner.account.id,
      visibility,
    })
    const addComment = async (author: Member, parent: { id: number; isCounted: boolean } | null = null) => {
      const isCounted = author.isActive && (parent?.isCounted ?? true)
      const row = { workout_id, author_id: author.account.id, parent_id: parent?.id ?? null }
      const text = { content: `by ${author.account.username}`, created_at: START }
      const { id } = await db
        .insertInto('comment')
        .values({ ...row, ...text, is_counted: Number(isCounted) })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { id, isCounted }
    }
    const first = await addComment(owner)
    const comments: Workout['comments'] = []
    for (const member of world.members) {
      const comment = await addComment(member)
      comments.push({ author: member, id: comment.id })
      await addComment(owner, comment)
      const like = { account_id: member.account.id, is_counted: Number(member.isActive), created_at: START }
      await db
        .insertInto('workout_like')
        .values({ workout_id, ...like })
        .execute()
      await db
        .insertInto('comment_like')
        .values({ comment_id: first.id, ...like })
        .execute()
    }
    const active = world.members.filter(({ isActive }) => isActive).length
    await db.updateTable('comment').set({ likes_count: active }).where('id', '=', first.id).execute()
    const counts = { likes_count: active, comments_count: 1 + 2 * active }
    await db
      .insertInto('reaction_summary')
      .values({ workout_id, ...counts })
      .execute()
    return { owner, visibility, id: workout_id, comment_id: first.id, comments }
  }

  /** The members whose likes and comments the viewer must see there. */
  const heard = (viewer: Member, { owner }: Workout) =>
    world.members.filter(
      (person) =>
        person.isActive &&
        (person === viewer || seesPerson(viewer, person)) &&
        (person === owner || seesPerson(owner, person)),
    )
  const namesOf = (people: readonly Member[]) => people.map(({ account }) => account.username).toSorted()
  const namesIn = (rows: unknown) => (rows as { username: string }[]).map((row) => row.username).toSorted()

  /** Reads as everybody who sees a workout; everybody else must get a 404. */
  async function forEachReader(
    name: string,
    idOf: (workout: Workout) => number,
    check: (body: Record<string, unknown>, viewer: Member, workout: Workout) => void,
    query = 'page_size=100',
  ): Promise<void> {
    let cells = 0
    for (const workout of workouts)
      for (const { viewer, member } of viewers) {
        const { status, body } = await read(viewer, withQuery(routeOf(name), query), idOf(workout))
        const cell = [viewer.name, workout.owner.account.username, workout.visibility]
        const isSeen = isShown(member, workout.owner, workout.visibility)
        expect([...cell, status]).toEqual([...cell, isSeen ? 200 : 404])
        if (isSeen) check(body, member, workout)
        cells++
      }
    expect(cells).toBe(workouts.length * viewers.length)
  }

  it('is known for every such route', () => {
    const routes = CALLED.filter(
      ({ method, url }) => method === 'GET' && /\/(likes|comments|mentionable)\//.test(url),
    )
    expect(routes.map(({ name }) => name).toSorted()).toEqual(
      [LIKES, COMMENTS, COMMENT_LIKES, MENTIONABLE].toSorted(),
    )
  })

  describe('names exactly those whom the viewer and the owner see', () => {
    it('as people who like the workout', () =>
      forEachReader(
        LIKES,
        ({ id }) => id,
        ({ results }, viewer, workout) => expect(namesIn(results)).toEqual(namesOf(heard(viewer, workout))),
      ))

    it('as people who like a comment', () =>
      forEachReader(
        COMMENT_LIKES,
        ({ comment_id }) => comment_id,
        ({ results }, viewer, workout) => expect(namesIn(results)).toEqual(namesOf(heard(viewer, workout))),
      ))

    it('as authors of comments, whose replies go with them', () =>
      forEachReader(
        COMMENTS,
        ({ id }) => id,
        ({ results }, viewer, workout) => {
          const people = heard(viewer, workout)
          const rows = results as Comment[]
          const replies = [workout.owner, ...people.map(() => workout.owner)]
          expect(namesIn(rows.map(({ author }) => author))).toEqual(namesOf([...people, ...replies]))
          expect(rows[0]?.likes_count).toBe(people.length)
          for (const { content, author } of rows) expect(content).toBe(`by ${author.username}`)
        },
      ))

    it('in the counts of the workout', () =>
      forEachReader(
        'GET /api/workouts/:id/',
        ({ id }) => id,
        ({ likes_count, comments_count, has_liked }, viewer, workout) => {
          const people = heard(viewer, workout).length
          const found = { likes_count, comments_count, has_liked }
          expect(found).toEqual({ likes_count: people, comments_count: 1 + 2 * people, has_liked: true })
        },
        '',
      ))

    it('as people to mention, if they may see the workout', () =>
      forEachReader(
        MENTIONABLE,
        ({ id }) => id,
        ({ results }, viewer, { owner, visibility }) => {
          const allowed = namesOf(
            world.members.filter(
              (person) =>
                person !== viewer && seesPerson(viewer, person) && isShown(person, owner, visibility),
            ),
          )
          const names = namesIn(results)
          expect(names.filter((name) => !allowed.includes(name))).toEqual([])
          expect(names).toHaveLength(Math.min(MAX_SUGGESTED, allowed.length))
        },
        'search=person.',
      ))
  })

  it('lets people report exactly the comments of others that they see', async () => {
    const route = routeOf('POST /api/reports/')
    for (const workout of workouts) {
      // On public workouts, the comments of everybody; on others, only the workout decides.
      const reported = workout.comments.slice(0, workout.visibility === 'public' ? undefined : 2)
      for (const { viewer, member } of viewers)
        for (const { author, id } of reported) {
          const body = { kind: 'comment', target: String(id), reason: 'spam' }
          const { status } = await read(viewer, { ...route, body })
          const isSeen =
            isShown(member, workout.owner, workout.visibility) && heard(member, workout).includes(author)
          const expected = isSeen ? (author === member ? 409 : 201) : 404
          const cell = [
            viewer.name,
            workout.owner.account.username,
            workout.visibility,
            author.account.username,
          ]
          expect([...cell, status]).toEqual([...cell, expected])
        }
      // A person may make 50 reports in a day.
      await world.test.services.db.deleteFrom('report').execute()
    }
  })
})
