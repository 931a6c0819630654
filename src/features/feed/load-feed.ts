import type { CursorPage } from '../../platform/http/pagination.ts'
import type { Services } from '../../platform/services.ts'
import { viewAs } from '../audience/index.ts'
import { type Actor, usernameKey } from '../auth/index.ts'
import { loadHighlights, NO_HIGHLIGHTS } from '../highlights/index.ts'
import { isSelf } from '../relations/index.ts'
import { latestComments } from '../social/index.ts'
import { toWorkout } from '../workouts/index.ts'
import type { FeedShape, FeedValues } from './feed-keys.ts'
import { type EntryRow, loadEntryRows } from './queries.ts'
import type { FeedEntry, FeedQuery } from './schemas.ts'

/** Before all starts in the order of the feed, which begins with the latest. */
const START = { at: 9e15, id: Number.MAX_SAFE_INTEGER }

/** A page of the feed, in three statements at most. */
export async function loadFeed(
  { reads, clock }: Pick<Services, 'reads' | 'clock'>,
  actor: Actor,
  query: FeedQuery,
): Promise<CursorPage<FeedEntry>> {
  const { cursor, page_size, type, sport, with_comments } = query
  const { isBackwards, at, id } = parseCursor(cursor)
  const shape: FeedShape = {
    order: isBackwards ? 'asc' : 'desc',
    limit: page_size + 1,
    people: peopleOf(actor, query),
    hasComments: with_comments,
  }
  const values: FeedValues = { viewer_id: actor.account_id, at, id, type, sport }
  if (shape.people !== 'own') values.now = clock.now()
  if (shape.people === 'person') values.username_key = usernameKey(query.person!)
  // A rare sport may have to be looked for among all workouts of all followed people.
  const isFiltered = type !== undefined || sport !== undefined || with_comments
  const db = reads.of(actor.account_id, isFiltered ? Number.MAX_SAFE_INTEGER : page_size)
  const found = await loadEntryRows(db, shape, values)
  const hasMore = found.length > page_size
  const rows = isBackwards ? found.slice(0, page_size).toReversed() : found.slice(0, page_size)
  const seen = rows.map((row) => ({ id: row.id, audience: audienceOf(row) }))
  const ids = rows.map((row) => row.id)
  const [highlights, comments] = await Promise.all([
    loadHighlights(db, seen),
    latestComments(db, actor.account_id, ids, clock.now()),
  ])
  const results = rows.flatMap((row) => {
    const workout = viewAs(audienceOf(row), row)
    if (!workout) return []
    const special = highlights.get(row.id) ?? NO_HIGHLIGHTS
    return [{ ...toWorkout(workout), highlights: special, comments: comments.get(row.id) ?? [] }]
  })
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    results,
    next: last && (isBackwards || hasMore) ? `before_${keyOf(last)}` : null,
    previous: first && (isBackwards ? hasMore : cursor !== undefined) ? `after_${keyOf(first)}` : null,
  }
}

/** The statement finds only workouts of the viewer and of people whom the viewer follows. */
function audienceOf({ is_own }: EntryRow) {
  return is_own === 1 ? ('self' as const) : ('follower' as const)
}

function peopleOf(actor: Actor, { person }: FeedQuery): FeedShape['people'] {
  if (person === undefined) return 'all'
  return isSelf(actor, person) ? 'own' : 'person'
}

function parseCursor(cursor: string | undefined) {
  if (cursor === undefined) return { isBackwards: false, ...START }
  const [direction, at, id] = cursor.split('_')
  return { isBackwards: direction === 'after', at: Number(at), id: Number(id) }
}

/** What the viewer sees of the place in the order; a cursor must contain nothing else. */
function keyOf({ at, id }: EntryRow): string {
  return `${at}_${id}`
}
