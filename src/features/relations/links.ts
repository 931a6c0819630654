import type { AliasedExpression } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'

/** A list of people: its rows have ids, in the order of time. */
export type Links = AliasedExpression<{ id: number; person_id: number; since: number }, 'link'>

export function followersOf(db: Db, person_id: number): Links {
  return db
    .selectFrom('follow')
    .select(['id', 'follower_id as person_id', 'created_at as since'])
    .where('followed_id', '=', person_id)
    .as('link')
}

export function followedBy(db: Db, person_id: number): Links {
  return db
    .selectFrom('follow')
    .select(['id', 'followed_id as person_id', 'created_at as since'])
    .where('follower_id', '=', person_id)
    .as('link')
}

/** Requests that wait for the person's answer. */
export function requestsTo(db: Db, person_id: number): Links {
  return db
    .selectFrom('follow_request')
    .select(['id', 'requester_id as person_id', 'asked_at as since'])
    .where('target_id', '=', person_id)
    .where('asked_at', 'is not', null)
    .where('refused_at', 'is', null)
    .$narrowType<{ since: number }>()
    .as('link')
}

/** Requests of the person. They include refused ones, because the person is not told of a refusal. */
export function requestsOf(db: Db, person_id: number): Links {
  return db
    .selectFrom('follow_request')
    .select(['id', 'target_id as person_id', 'asked_at as since'])
    .where('requester_id', '=', person_id)
    .where('asked_at', 'is not', null)
    .$narrowType<{ since: number }>()
    .as('link')
}

export function blockedBy(db: Db, person_id: number): Links {
  return db
    .selectFrom('block')
    .select(['id', 'blocked_id as person_id', 'created_at as since'])
    .where('blocker_id', '=', person_id)
    .as('link')
}

export function mutedBy(db: Db, person_id: number): Links {
  return db
    .selectFrom('mute')
    .select(['id', 'muted_id as person_id', 'created_at as since'])
    .where('muter_id', '=', person_id)
    .as('link')
}
