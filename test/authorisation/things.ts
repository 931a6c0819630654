import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { accountById, insertAccount } from '../../src/features/auth/account/queries.ts'
import { hashKey } from '../../src/features/auth/keys/live-keys.ts'
import { notify } from '../../src/features/inbox/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { START, type TestApp } from '../support/app.ts'
import type { Account } from './viewers.ts'
import { addPicture, copyWorkout, type Template, type Visibility } from './workouts.ts'

/** What is needed to make things. */
export type Kit = { test: TestApp; template: Template }

/**
 * Creates something that the account owns; a workout gets the visibility. Returns its id, or `id/name` for a route with
 * both parameters.
 */
export type Make = (kit: Kit, account: Account, visibility: Visibility) => Promise<number | string>

let made = 0

/** Adds an account without a way to sign in, which is faster than a registration. */
async function addAccount({ test: { services } }: Kit, like: Account): Promise<number> {
  const { id: _, ...row } = (await accountById(services.db, like.id))!
  const username = `made.${++made}`
  const address = `${username}@example.org`
  return inTransaction(services.db, async (trx) => {
    const unique = { username, username_key: username, email: address, email_key: address }
    return (await insertAccount(trx, { ...row, ...unique, role: 'user' })).id
  })
}

export const workout: Make = ({ test, template }, { id }, visibility) =>
  copyWorkout(test, template, { owner_id: id, visibility })

export const trashed: Make = ({ test, template }, { id }, visibility) =>
  copyWorkout(test, template, { owner_id: id, visibility, deleted_at: START })

/** A picture of a workout. */
export const picture: Make = async ({ test, template }, { id }, visibility) => {
  const workout_id = await copyWorkout(test, template, { owner_id: id, visibility })
  return `${workout_id}/${await addPicture(test, template, { workout_id, owner_id: id })}`
}

export const recording: Make = async ({ test }, { id }) =>
  (
    await test.services.db
      .insertInto('recording')
      .values({
        owner_id: id,
        file_name: 'ride.fit',
        storage_key: `recordings/none/${++made}`,
        size_bytes: 1,
        status: 'failed',
        progress: 100,
        created_at: START,
        updated_at: START,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

const SHARING = { visibility: 'private', body_visibility: 'private', shows_start_time: false }

export const sharing: Make = async ({ test }, account) => {
  const { headers } = await account.openSession()
  const payload = { all: SHARING, sports: [] }
  await test.request({ method: 'PUT', url: '/api/profiles/me/sharing/', headers, payload })
  return account.id
}

export const zone: Make = async (_, account) =>
  (await account.post('/api/profiles/me/zones/', { name: 'Home', lat: 46, lon: 14, radius_m: 200 })).body.id

export const session: Make = async (_, account) => (await account.openSession()).session_id

export const download: Make = async ({ test: { services } }, { id }) => {
  const key = `exports/made/${++made}.zip`
  await services.storage.put(key, Readable.from([Buffer.from('zip')]), 3)
  const row = { storage_key: key, size_bytes: 3, created_at: START, expires_at: START + 1e9 }
  const { id: download_id } = await services.db
    .insertInto('account_export')
    .values({ account_id: id, status: 'done', ...row })
    .returning('id')
    .executeTakeFirstOrThrow()
  return download_id
}

export const passkey: Make = async (
  {
    test: {
      services: { db },
    },
  },
  { id },
) =>
  (
    await db
      .insertInto('passkey')
      .values({
        account_id: id,
        credential_id: `credential ${++made}`,
        public_key: Buffer.from('key'),
        sign_count: 0,
        transports: '[]',
        name: 'Phone',
        created_at: START,
        last_used_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export const apiKey: Make = async (
  {
    test: {
      services: { db },
    },
  },
  { id },
) =>
  (
    await db
      .insertInto('api_key')
      .values({
        account_id: id,
        name: 'Watch',
        scopes: '["read"]',
        key_hash: hashKey(`made ${++made}`),
        hint: 'ft_',
        created_at: START,
        expires_at: null,
        last_used_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export const weight: Make = async (
  {
    test: {
      services: { db },
    },
  },
  { id },
) =>
  (
    await db
      .insertInto('body_weight')
      .values({ account_id: id, local_date: '2026-11-19', weight_kg: 70 })
      .onConflict((conflict) => conflict.columns(['account_id', 'local_date']).doUpdateSet({ weight_kg: 70 }))
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export const goal: Make = async (_, account) =>
  (await account.post('/api/goals/', { kind: 'custom', target: 10 })).body.id

export const invitation: Make = async ({
  test: {
    services: { db },
  },
}) =>
  (
    await db
      .insertInto('invitation')
      .values({
        code_hash: `code ${++made}`,
        email: null,
        created_by: null,
        created_at: START,
        expires_at: START + 1e12,
        used_at: null,
        used_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

export const follower: Make = async (kit, like) => {
  const { id } = like
  const follower_id = await addAccount(kit, like)
  await kit.test.services.db
    .insertInto('follow')
    .values({ follower_id, followed_id: id, created_at: START })
    .execute()
  return id
}

export const followed: Make = async (kit, like) => {
  const { id } = like
  const followed_id = await addAccount(kit, like)
  await kit.test.services.db
    .insertInto('follow')
    .values({ follower_id: id, followed_id, created_at: START })
    .execute()
  return id
}

export const followRequest: Make = async (kit, like) => {
  const { id } = like
  const requester_id = await addAccount(kit, like)
  const { id: request_id } = await kit.test.services.db
    .insertInto('follow_request')
    .values({ requester_id, target_id: id, asked_at: START, refused_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return request_id
}

export const blocked: Make = async (kit, like) => {
  const { id } = like
  const blocked_id = await addAccount(kit, like)
  await kit.test.services.db
    .insertInto('block')
    .values({ blocker_id: id, blocked_id, created_at: START })
    .execute()
  return id
}

export const muted: Make = async (kit, like) => {
  const { id } = like
  const muted_id = await addAccount(kit, like)
  await kit.test.services.db
    .insertInto('mute')
    .values({ muter_id: id, muted_id, created_at: START })
    .execute()
  return id
}

/** A comment of the owner on a workout of the same person. */
export const comment: Make = async (kit, account, visibility) => {
  const { db } = kit.test.services
  const workout_id = Number(await workout(kit, account, visibility))
  await db.insertInto('reaction_summary').values({ workout_id, comments_count: 1 }).execute()
  const row = { workout_id, author_id: account.id, parent_id: null, content: 'Windy', created_at: START }
  return (await db.insertInto('comment').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** A workout with a comment. */
export const commented: Make = async (kit, account, visibility) => {
  const { db } = kit.test.services
  const id = await comment(kit, account, visibility)
  const row = db.selectFrom('comment').select('workout_id').where('id', '=', Number(id))
  return (await row.executeTakeFirstOrThrow()).workout_id
}

export const notification: Make = async (kit, like) => {
  const { services } = kit.test
  const actor_id = await addAccount(kit, like)
  await inTransaction(services.db, (trx) =>
    notify(services, trx, { kind: 'follow', account_id: like.id, actor_id }),
  )
  return like.id
}

export const preferences: Make = async ({ test }, account) => {
  const { headers } = await account.openSession()
  const payload = { like: { in_app: false, email: 'off', push: false } }
  await test.request({ method: 'PUT', url: '/api/notifications/preferences/', headers, payload })
  return account.id
}

/** A case about the account, in which nothing has been decided. Staff do not see cases about themselves. */
export const reportCase: Make = async (kit, account) =>
  addCase(kit, account.role === 'user' ? account.id : await addAccount(kit, account))

async function addCase(kit: Kit, id: number): Promise<number> {
  const { db } = kit.test.services
  const about = { kind: 'workout', target: String(++made) } as const
  const row = { account_id: id, created_at: START }
  const { id: case_id } = await db
    .insertInto('moderation_case')
    .values({ ...about, ...row })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('reported_copy')
    .values({
      case_id,
      content: JSON.stringify({ title: 'Ride', text: '', sport: 'cycling', date: '2026-11-20' }),
      content_hash: '',
      created_at: START,
    })
    .execute()
  return case_id
}

/** A picture in a case about the account. */
export const reportedPicture: Make = async (kit, account, visibility) => {
  const case_id = await reportCase(kit, account, visibility)
  const [, name = ''] = String(await picture(kit, account, visibility)).split('/')
  const { db } = kit.test.services
  const { id: copy_id } = await db
    .selectFrom('reported_copy')
    .select('id')
    .where('case_id', '=', Number(case_id))
    .executeTakeFirstOrThrow()
  await db.insertInto('reported_image').values({ copy_id, name }).execute()
  return `${case_id}/${name}`
}

/** A warning, against which the account can appeal. */
export const decision: Make = async (kit, account) => {
  const case_id = await addCase(kit, account.id)
  const { db } = kit.test.services
  await db.updateTable('moderation_case').set({ closed_at: START }).where('id', '=', case_id).execute()
  const { id } = await db
    .insertInto('moderation_action')
    .values({
      case_id,
      account_id: account.id,
      moderator_id: null,
      kind: 'warn',
      reason: 'Advertising',
      until: null,
      undo: null,
      appeal_token_hash: null,
      created_at: START,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const pushSubscription: Make = async ({ test: { services } }, account) => {
  const { session_id } = await account.openSession()
  const { id } = await services.db
    .insertInto('push_subscription')
    .values({
      account_id: account.id,
      session_id,
      server_key: await services.push.publicKey(),
      endpoint: `https://push.example.org/${randomUUID()}`,
      p256dh: 'x',
      auth: 'x',
      created_at: services.clock.now(),
      failing_since: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const appealedDecision: Make = async (kit, account, visibility) => {
  const action_id = Number(await decision(kit, account, visibility))
  await kit.test.services.db
    .insertInto('appeal')
    .values({ action_id, content: 'It was my own shop.', created_at: START })
    .execute()
  return action_id
}

/** Those that return the id of a workout. */
export const WORKOUTS: readonly Make[] = [workout, trashed, picture, commented]

/** Those that make a workout or something in it, which its visibility hides, too. */
export const IN_WORKOUTS: readonly Make[] = [...WORKOUTS, comment]
