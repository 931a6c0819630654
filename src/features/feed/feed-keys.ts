import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tables } from '../../platform/database/schema.ts'
import { IS_NOT_PRIVATE } from '../audience/index.ts'
import { isVisiblePerson, viewerRelation } from '../relations/index.ts'
import { reactionsTo } from '../social/index.ts'
import { plainWorkoutsFor } from '../zones/index.ts'

/** Beyond every start. */
const EVER_MS = 9e15
/** So many followed people are asked one by one. Above that, the latest workouts of everybody are looked through first. */
const FEW_FOLLOWED = 100
/** How many of the latest workouts of everybody are looked through. */
const LOOKED_THROUGH = 2_000

/** What the statement is built for. */
export type FeedShape = {
  /** `desc` reads workouts that come after the cursor in the feed: earlier ones. */
  order: 'asc' | 'desc'
  limit: number
  /** Whose workouts: the viewer's own, those of one followed person, or both of all. */
  people: 'own' | 'person' | 'all'
  /** Only workouts with comments. */
  hasComments: boolean
}

/** The start that the viewer sees of the workout at the cursor, and its id. */
type Cursor = { at: number | RawBuilder<number>; id: number }
type Filters = { type?: string | undefined; sport?: string | undefined }

export type FeedValues = Filters & {
  viewer_id: number
  /** Not given for the viewer's own workouts. */
  now?: number
  at: number
  id: number
  /** The `username_key` of the person. */
  username_key?: string | undefined
}

/**
 * A query of the `limit` workouts next to the cursor, as `{ id, at, is_own }` in no order. `at` is the start that the
 * viewer sees, and nothing else decides about order and cursor: anything else would tell of what is hidden.
 *
 * Others' workouts come from two indexes. Either the heads are found, which are the next workout of each followed person:
 * no workout beyond the head number `limit` can be on the page. Or, for somebody who follows many people, the index of
 * everybody's workouts is read until enough of them are by people whom the viewer follows. See decision 0018.
 */
export function feedKeys(db: Db, shape: FeedShape, given: FeedValues): RawBuilder<FeedKey> {
  const values = {
    ...given,
    viewer_id: withoutEstimate(given.viewer_id),
    at: withoutEstimate(given.at),
    id: withoutEstimate(given.id),
  }
  const { people, limit } = shape
  const own = ownWorkouts(db, shape, values)
  const others = people === 'person' ? byHeads(db, shape, values) : byIndexOrHeads(db, shape, values)
  const keys = {
    own: sql`select * from ${own} as own`,
    person: others,
    all: sql`select * from ${own} as own union all ${others}`,
  }
  return sql<FeedKey>`select id, at, is_own from (${keys[people]}) as key
    order by ${inOrder(shape)} limit ${sql.lit(limit)}`
}

export type FeedKey = { id: number; at: number; is_own: number }

/** The viewer's own workouts, in the order of their true starts. */
function ownWorkouts(db: Db, shape: FeedShape, values: FeedValues) {
  return db
    .selectFrom('workout')
    .select(['workout.id', 'workout.started_at as at', sql<number>`1`.as('is_own')])
    .where('workout.owner_id', '=', values.viewer_id)
    .where('workout.deleted_at', 'is', null)
    .where(isNext('workout.started_at', shape, values))
    .where(passes(shape, values))
    .orderBy('workout.started_at', shape.order)
    .orderBy('workout.id', shape.order)
    .limit(sql.lit(shape.limit))
}

/** Others' workouts that the viewer may see if the viewer follows their owners. */
function shownWorkouts(db: Db, shape: FeedShape, values: Cursor & Filters & { viewer_id: number }) {
  return plainWorkoutsFor(db, { shown_to: 'followers' })
    .where(IS_NOT_PRIVATE)
    .where('workout.deleted_at', 'is', null)
    .where(isNext('workout.shown_start_at', shape, values))
    .where(passes(shape, values))
}

/**
 * The followed people whose workouts are in the feed. Each is looked up by id: with joins, a database may read all accounts,
 * or all follows of somebody who follows thousands.
 */
function followedPeople(db: Db, { viewer_id, now, username_key }: FeedValues) {
  const shownPerson = db
    .selectFrom('account')
    .select('account.id')
    .whereRef('account.id', '=', 'follow.followed_id' as 'account.id')
    .where(isVisiblePerson(viewer_id, now!))
    .where((where) => where.not(viewerRelation.isMutedBy(viewer_id)(where)))
    .limit(sql.lit(1))
  return db
    .selectFrom('follow')
    .select('follow.followed_id as id')
    .where('follow.follower_id', '=', viewer_id)
    .where(sql<SqlBool>`${shownPerson} is not null`)
    .$if(username_key !== undefined, (query) =>
      query.where((of) =>
        of(
          'follow.followed_id',
          '=',
          of.selectFrom('account').select('account.id').where('account.username_key', '=', username_key!),
        ),
      ),
    )
}

function byIndexOrHeads(db: Db, shape: FeedShape, values: FeedValues) {
  const enough = sql<SqlBool>`(select count(*) from near) >= ${sql.lit(shape.limit)}`
  return sql`select * from (
    with near as materialized (${byIndex(db, shape, values)})
    select id, at, 0 as is_own from near where ${enough}
    union all
    select * from (${byHeads(db, shape, values, sql<SqlBool>`not ${enough}`)}) as by_head
  ) as other`
}

/** Up to `limit` workouts by followed people among the next ones of everybody; none for people who follow few. */
function byIndex(db: Db, shape: FeedShape, values: FeedValues) {
  const { order, limit } = shape
  // A start beyond all others leaves nothing to read. As a condition of its own, this would be tested for each workout.
  const at = sql<number>`case
    when (select following_count from relation_summary where account_id = ${values.viewer_id}) > ${sql.lit(FEW_FOLLOWED)}
    then cast(${values.at} as bigint) else ${sql.lit(beyond(order))} end`
  const candidates = shownWorkouts(db, shape, { ...values, at })
    .select(['workout.id', 'workout.shown_start_at as at', 'workout.owner_id'])
    .orderBy('workout.shown_start_at', order)
    .orderBy('workout.id', order)
    .limit(sql.lit(LOOKED_THROUGH))
  const owner = followedPeople(db, values)
    .where(sql<SqlBool>`follow.followed_id = candidate.owner_id`)
    .limit(sql.lit(1))
  return sql`select id, at from ${candidates} as candidate
    where ${owner} is not null order by ${inOrder(shape)} limit ${sql.lit(limit)}`
}

/** The next `limit` workouts by followed people, and maybe more. */
function byHeads(db: Db, shape: FeedShape, values: FeedValues, isNeeded = sql<SqlBool>`1 = 1`) {
  const { order, limit } = shape
  const [furthest, isWithin] = order === 'desc' ? ['min', '>='] : ['max', '<=']
  const people = followedPeople(db, values)
  const nextOf = (owner: string, nth: number) =>
    shownWorkouts(db, shape, values)
      .select('workout.shown_start_at')
      .where(sql<SqlBool>`workout.owner_id = ${sql.ref(owner)}`)
      .orderBy('workout.shown_start_at', order)
      .orderBy('workout.id', order)
      .limit(sql.lit(1))
      .$if(nth > 1, (query) => query.offset(sql.lit(nth - 1)))
  const workouts = shownWorkouts(db, shape, values)
    .innerJoin(sql<{ owner_id: number; until: number }>`source`.as('source'), (join) =>
      join
        .onRef('workout.owner_id', '=', 'source.owner_id')
        .on(sql<SqlBool>`workout.shown_start_at ${sql.raw(isWithin)} source.until`),
    )
    .select(['workout.id', 'workout.shown_start_at as at', sql<number>`0`.as('is_own')])
  return sql`select * from (
    with head as materialized (
      select person.id as owner_id, ${nextOf('person.id', 1)} as at from (select 1 as one where ${isNeeded}) as gate cross join ${people} as person
    ),
    edge as materialized (
      select ${sql.raw(furthest)}(at) as at, count(*) as heads from (
        select at from head where at is not null order by at ${sql.raw(order)} limit ${sql.lit(limit)}
      ) as nearest
    ),
    source as materialized (
      select head.owner_id, case when edge.heads >= ${sql.lit(limit)} then edge.at
        else coalesce(${nextOf('head.owner_id', limit)}, ${sql.lit(beyond(order))}) end as until
      from head cross join edge
      where edge.heads < ${sql.lit(limit)} or head.at ${sql.raw(isWithin)} edge.at
    )
    select * from ${workouts} as workout
  ) as headed`
}

/** The condition that a workout comes after the cursor in this order. */
function isNext(column: string, { order }: FeedShape, { at, id }: Cursor) {
  return sql<SqlBool>`(${sql.ref(column)}, workout.id) ${sql.raw(order === 'desc' ? '<' : '>')} (${at}, ${id})`
}

function passes({ hasComments }: FeedShape, { viewer_id, type, sport }: Filters & { viewer_id: number }) {
  return (where: ExpressionBuilder<Tables, 'workout'>) => {
    const [, comments] = reactionsTo(viewer_id)(where)
    return where.and([
      ...(type === undefined ? [] : [where('workout.type', '=', type as 'cardio')]),
      ...(sport === undefined ? [] : [where('workout.sport', '=', sport as 'running')]),
      // Comments that the viewer does not see do not count.
      ...(hasComments ? [sql<SqlBool>`${comments.expression} > 0`] : []),
    ])
  }
}

/**
 * Hides the value from the planner, which plans the first runs for their values. It expects fewer rows for most people
 * than for an average person, so it would never keep a plan, and planning takes longer than all the rest.
 */
function withoutEstimate(value: number): number {
  return sql`(select cast(${value} as bigint))` as unknown as number
}

/** A start that no workout has, after all others in this order. */
function beyond(order: FeedShape['order']): number {
  return order === 'desc' ? -EVER_MS : EVER_MS
}

function inOrder({ order }: FeedShape) {
  return sql`at ${sql.raw(order)}, id ${sql.raw(order)}`
}
