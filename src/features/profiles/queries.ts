import type { Selectable } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import { contains } from '../../platform/database/like.ts'
import type { Reads } from '../../platform/database/reads.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { usernameKey } from '../auth/index.ts'
import { isVisiblePerson, viewerRelation } from '../relations/index.ts'
import { newRevision } from '../revisions/index.ts'
import { toTotals, workoutSums } from '../training-log/index.ts'
import type { BodyWeightTable, ProfileTable } from './tables.ts'

export type ProfileRow = Omit<Selectable<ProfileTable>, 'account_id' | 'stored_workouts'> & {
  id: number
  username: string
  time_zone: string
  created_at: number
  is_following: number
  is_requested: number
  follows_you: number
  is_muted: number
}

export type SingleProfileRow = ProfileRow & { followers_count: number; following_count: number }

export type WeightRow = Selectable<BodyWeightTable>

/** Accounts with their profiles, as the viewer stands to them. An account without a profile row gets default values. */
function profiles(db: Db, viewer_id: number) {
  return db
    .selectFrom('account')
    .leftJoin('profile', 'profile.account_id', 'account.id')
    .select(['account.id', 'account.username', 'account.time_zone', 'account.created_at'])
    .select((of) => [
      of.fn.coalesce('profile.name', of.val('')).as('name'),
      of.fn.coalesce('profile.bio', of.val('')).as('bio'),
      of.fn.coalesce('profile.is_private', of.val(0)).as('is_private'),
      of.fn.coalesce('profile.shows_body', of.val(0)).as('shows_body'),
      of.fn.coalesce('profile.shows_streaks', of.val(0)).as('shows_streaks'),
      of.fn.coalesce('profile.allows_indexing', of.val(0)).as('allows_indexing'),
      of.fn.coalesce('profile.revision', of.val(0)).as('revision'),
      of.fn.coalesce('profile.total_workouts', of.val(0)).as('total_workouts'),
      of.fn.coalesce('profile.followers_workouts', of.val(0)).as('followers_workouts'),
      of.fn.coalesce('profile.public_workouts', of.val(0)).as('public_workouts'),
      of.fn.coalesce('profile.longest_streak', of.val(0)).as('longest_streak'),
    ])
    .select(['profile.birth_date', 'profile.sex', 'profile.height_cm', 'profile.ftp_w'])
    .select(['profile.resting_hr_bpm', 'profile.max_hr_bpm', 'profile.threshold_hr_bpm'])
    .select([
      'profile.image',
      'profile.last_workout_at',
      'profile.streak_first_date',
      'profile.streak_last_date',
    ])
    .select(viewerRelation.columnsFor(viewer_id))
}

/** The account's profile as its owner sees it, even of a suspended account. */
export function ownProfile(db: Db, id: number): Promise<SingleProfileRow | undefined> {
  return profiles(db, id).select(viewerRelation.countsFor(id)).where('account.id', '=', id).executeTakeFirst()
}

/** The profile of the person with this username, if the viewer may see the person. */
export function profileByUsername(
  db: Db,
  viewer_id: number,
  username: string,
  now: number,
): Promise<SingleProfileRow | undefined> {
  return profiles(db, viewer_id)
    .select(viewerRelation.countsFor(viewer_id))
    .where('account.username_key', '=', usernameKey(username))
    .where(isVisiblePerson(viewer_id, now))
    .executeTakeFirst()
}

type ProfileSearch = { viewer_id: number; search?: string | undefined; limit: number; offset: number }

/** A page of the people whom the viewer may see and whose username or name contains the text, and how many there are. */
export async function findProfiles(db: Db, { viewer_id, search, limit, offset }: ProfileSearch, now: number) {
  const found = profiles(db, viewer_id)
    .where(isVisiblePerson(viewer_id, now))
    .$if(search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          contains('account.username_key', usernameKey(search ?? '')),
          contains('profile.name', search ?? ''),
        ]),
      ),
    )
  const { count } = await db
    .selectFrom(found.as('profile'))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await found.orderBy('account.username_key').limit(limit).offset(offset).execute()
  return { count, rows }
}

export type ProfileColumns = Partial<Omit<Selectable<ProfileTable>, 'account_id'>>

/** Writes the given columns and a new revision, and creates the row if needed. */
export async function writeProfile(trx: Trx, account_id: number, columns: ProfileColumns): Promise<void> {
  const changed = { ...columns, revision: newRevision() }
  await trx
    .insertInto('profile')
    .values({ account_id, ...changed })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(changed))
    .execute()
}

/** A page of the person's weights, the newest first, and how many there are. */
export async function weightsOf(reads: Reads, account_id: number, limit: number, offset: number) {
  const weights = (db: Db) => db.selectFrom('body_weight').where('account_id', '=', account_id)
  const { count } = await weights(reads.of(account_id, 0))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await weights(reads.of(account_id, count))
    .select(['id', 'local_date', 'weight_kg'])
    .orderBy('local_date', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { count, rows }
}

/** Inserts or replaces the weight of a day. */
export function saveWeight(
  trx: Trx,
  weight: Pick<WeightRow, 'account_id' | 'local_date' | 'weight_kg'>,
): Promise<WeightRow> {
  return trx
    .insertInto('body_weight')
    .values(weight)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'local_date']).doUpdateSet({ weight_kg: weight.weight_kg }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteWeightRow(trx: Trx, account_id: number, local_date: string): Promise<void> {
  await trx
    .deleteFrom('body_weight')
    .where('account_id', '=', account_id)
    .where('local_date', '=', local_date)
    .execute()
}

const totalsRows = prepared((db, { owner_id }: { owner_id: number }) => workoutSums(db, { owner_id }))

/** The totals of all the owner's workouts. */
export async function totalsOf(db: Db, owner_id: number) {
  const [row] = await totalsRows(db, { owner_id })
  return toTotals(row!)
}
