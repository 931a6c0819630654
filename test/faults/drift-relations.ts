import type { Random } from '../../src/cli/demo/random.ts'
import { updateCounted } from '../../src/features/relations/index.ts'
import { updateCountedReactions } from '../../src/features/social/index.ts'
import { databaseError } from '../../src/platform/database/errors.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { type Person, START, type TestApp } from '../support/app.ts'
import type { Operation } from './operation.ts'

/** The share of suspended people. Too many of them, and nearly every request is refused. */
const SUSPENDED = 0.15

/** Random changes of relations among people. Each returns its HTTP status. */
export function relationOperations(test: TestApp, people: readonly Person[]): Operation[] {
  const other = (random: Random, than: Person): Person => {
    const picked = random.pick(people)
    return picked === than ? other(random, than) : picked
  }
  const act =
    (method: 'POST' | 'DELETE', action: string) =>
    async (random: Random): Promise<number> => {
      const who = random.pick(people)
      const url = `/api/profiles/${other(random, who).username}/${action}/`
      const payload = method === 'POST' ? { payload: {} } : {}
      return (await test.request({ method, url, headers: who.headers, ...payload })).status
    }
  /** Answers one of the requests that wait. */
  const answer =
    (method: 'POST' | 'DELETE', action: string) =>
    async (random: Random): Promise<number> => {
      const who = random.pick(people)
      const { status, body } = await who.get('/api/follow-requests/')
      if (status !== 200 || body.results.length === 0) return status
      const { id } = random.pick(body.results as { id: number }[])
      const payload = method === 'POST' ? { payload: {} } : {}
      const url = `/api/follow-requests/${id}/${action}`
      return (await test.request({ method, url, headers: who.headers, ...payload })).status
    }
  return [
    [30, act('POST', 'follow')],
    [10, act('DELETE', 'follow')],
    [4, act('POST', 'block')],
    [
      10,
      async (random) => {
        const who = random.pick(people)
        const { status, body } = await who.get('/api/profiles/me/blocks/')
        if (status !== 200 || body.results.length === 0) return status
        const { username } = random.pick(body.results as { username: string }[])
        return (await who.delete(`/api/profiles/${username}/block/`)).status
      },
    ],
    [3, act('POST', 'mute')],
    [3, act('DELETE', 'mute')],
    [12, answer('POST', 'accept/')],
    [4, answer('DELETE', '')],
    [
      5,
      async (random) => {
        const who = random.pick(people)
        const url = `/api/profiles/me/followers/${other(random, who).username}/`
        return (await who.delete(url)).status
      },
    ],
    [
      4,
      async (random) =>
        (await random.pick(people).patch('/api/profiles/me/', { is_private: random.next() < 0.5 })).status,
    ],
    [2, (random) => suspendOrRestore(test, random.pick(people), random.next() < SUSPENDED)],
  ]
}

/** Does what moderators do, without ending the person's sessions. */
async function suspendOrRestore(
  { services: { db, clock } }: TestApp,
  { id }: Person,
  isSuspended: boolean,
): Promise<number> {
  try {
    await inTransaction(db, async (trx) => {
      await trx
        .updateTable('account')
        .set({ suspended_at: isSuspended ? START : null })
        .where('id', '=', id)
        .execute()
      await updateCounted(trx, id, clock.now())
      await updateCountedReactions(trx, id, clock.now())
    })
    return 204
  } catch (error) {
    return databaseError(error)?.statusCode ?? 500
  }
}

/** One line per counter that differs from its recount, and per follow or request despite a block. */
export async function relationDriftOf({ services: { db } }: TestApp): Promise<string[]> {
  const drift: string[] = []
  const summaries = await db
    .selectFrom('relation_summary')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['account_id', 'followers_count', 'following_count', 'is_counted', 'suspended_at'])
    .execute()
  const follows = await db.selectFrom('follow').select(['follower_id', 'followed_id']).execute()
  const counted = new Set(summaries.filter((row) => row.suspended_at === null).map((row) => row.account_id))
  for (const { account_id, followers_count, following_count, is_counted } of summaries) {
    const followers = follows.filter((row) => row.followed_id === account_id && counted.has(row.follower_id))
    const following = follows.filter((row) => row.follower_id === account_id && counted.has(row.followed_id))
    const found = [followers_count, following_count, is_counted]
    const recounted = [followers.length, following.length, Number(counted.has(account_id))]
    if (String(found) !== String(recounted))
      drift.push(`account ${account_id}: ${found}, recounted ${recounted}`)
  }
  const requests = await db
    .selectFrom('follow_request')
    .select(['requester_id', 'target_id'])
    .where('asked_at', 'is not', null)
    .execute()
  const links = new Set([
    ...follows.map((row) => `${row.follower_id} ${row.followed_id}`),
    ...requests.map((row) => `${row.requester_id} ${row.target_id}`),
  ])
  for (const { blocker_id, blocked_id } of await db.selectFrom('block').selectAll().execute())
    for (const link of [`${blocker_id} ${blocked_id}`, `${blocked_id} ${blocker_id}`])
      if (links.has(link)) drift.push(`${link} despite the block`)
  return drift
}
