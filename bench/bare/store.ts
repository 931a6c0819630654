import { type CommentRow, type EntryRow, FEED_SQL, type HighlightRow } from './feed.ts'
import { PROFILE_SQL, type ProfileRow } from './profile.ts'
import { SOCIAL_SQL, type Unit } from './social.ts'
import {
  type DayRow,
  type KindRow,
  type Person,
  type RecentRow,
  SUMS_SQL,
  type SumsRow,
} from './statistics.ts'
import { type Given, type Row, WORKOUT_SQL } from './workout.ts'
import { SHARED_SQL, type SharedRow } from './workouts-of-others.ts'

/** SQL statements with `?` for each parameter. */
export const SQL = {
  ...WORKOUT_SQL,
  ...SUMS_SQL,
  ...SHARED_SQL,
  ...SOCIAL_SQL,
  ...FEED_SQL,
  profile: PROFILE_SQL,
  login: 'select id, password_hash from account where username_key = ?',
}

type Now<T> = Promise<T> | T
type Login = { id: number; password_hash: string }

/** The queries of the bare server, on either kind of database. */
export type Store = {
  list(owner_id: number): Now<{ total: number; rows: Row[] }>
  one(id: number): Now<Row>
  /** Public workouts of the person with the username. */
  shared(viewer_id: number, username: string): Now<SharedRow[]>
  create(owner_id: number, given: Given): Promise<Row>
  /** Runs the statements in one transaction that is durable at the end. */
  transact(unit: () => Unit): Promise<unknown>
  login(username: string): Now<Login>
  person(id: number): Now<Person>
  kinds(owner_id: number): Now<KindRow[]>
  recent(owner_id: number, from: string, to: string): Now<RecentRow[]>
  /** The first page of the feed, and what its workouts have. */
  feed(viewer_id: number): Now<EntryRow[]>
  feedDetails(viewer_id: number, ids: number[]): Now<{ highlights: HighlightRow[]; comments: CommentRow[] }>
  calendar(owner_id: number, from: string, to: string): Now<DayRow[]>
  profile(id: number): Now<ProfileRow>
  totals(owner_id: number): Now<SumsRow>
}
